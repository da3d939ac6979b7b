import { message } from "../../diagnostic/define.ts";
import type { ResolvedCache } from "../overlay/resolved.ts";
import { keptRules } from "../values/kept-rules.ts";
import { defineRule } from "./rule.ts";

/** Rules that cannot be narrowed: they look at every cache, and are asked daily. */
const BROKEN: readonly (readonly [
  "cache-failover" | "cache-backups",
  lack: string,
  field: string,
  (cache: ResolvedCache) => boolean,
])[] = [
  ["cache-failover", "does not fail over by itself", "failover", ({ failover }) => failover === "none"],
  ["cache-backups", "has no snapshots", "backup", ({ backup }) => !backup.enabled],
];

export const cacheBreaksCompliance = defineRule({
  name: "cache-breaks-compliance",
  section: "docs/language/compliance.md#what-the-platform-itself-breaks",
  severity: "error",
  message: message`the cache "${"cache"}" ${"lack"}, which the compliance rule "${"rule"}" asks of every cache`,
  why: "AWS Config would find it on the first day and on every other. A finding that is always there hides those that are new.",
  help: message`change the cache, or leave the rule out: except: [{ rule: ${"rule"}, reason: … }]`,
  check({ spec: { compliance, caches } }, report) {
    if (compliance === undefined) return;
    const kept = new Set<string>(keptRules(compliance));
    for (const [cache, entry] of Object.entries(caches)) {
      for (const [rule, lack, field, breaks] of BROKEN) {
        if (kept.has(rule) && breaks(entry)) report({ path: ["caches", cache, field], params: { cache, lack, rule } });
      }
    }
  },
});
