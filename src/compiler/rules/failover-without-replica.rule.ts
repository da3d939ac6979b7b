import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";
import { firstWritten } from "./written.ts";

export const failoverWithoutReplica = defineRule({
  name: "failover-without-replica",
  section: "docs/language/caches.md#failover",
  severity: "error",
  message: message`cache "${"cache"}" shall fail over automatically and has one node`,
  why: "When the primary fails, a replica takes its place; with one node there is none, and AWS refuses the pair.",
  help: message`write nodes: 2, or failover: none`,
  check({ spec }, report) {
    for (const [cache, entry] of Object.entries(spec.caches)) {
      if (entry.failover !== "automatic" || entry.nodes > 1) continue;
      report({ path: ["caches", cache, firstWritten(entry, ["failover", "nodes"])], params: { cache } });
    }
  },
});
