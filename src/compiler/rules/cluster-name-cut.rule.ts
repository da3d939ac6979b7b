import { message } from "../../diagnostic/define.ts";
import { CLUSTER_NAME_SIGNIFICANT } from "../facts/atlas.ts";
import { defineRule } from "./rule.ts";

export const clusterNameCut = defineRule({
  name: "cluster-name-cut",
  section: "docs/language/databases.md#id",
  severity: "error",
  message: message`Atlas calls hosts by the first ${"significant"} characters of the id "${"id"}", ${"reason"}`,
  why: "The name of a cluster becomes a host name, of which Atlas takes only the beginning; it refuses a name that does not make one.",
  help: message`choose a shorter id`,
  check({ spec }, report) {
    const known = new Map<string, string>();
    for (const [key, { id }] of Object.entries(spec.databases)) {
      const start = id.slice(0, CLUSTER_NAME_SIGNIFICANT);
      const other = known.get(start);
      known.set(start, other ?? key);
      const reason =
        other !== undefined && start !== id
          ? `and those of database "${other}" are the same`
          : start.endsWith("-")
            ? "which end with a hyphen"
            : undefined;
      if (reason === undefined) continue;
      report({
        path: ["databases", key, "id"],
        params: { significant: String(CLUSTER_NAME_SIGNIFICANT), id, reason },
      });
    }
  },
});
