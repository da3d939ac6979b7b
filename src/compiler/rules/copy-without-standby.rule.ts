import { message } from "../../diagnostic/define.ts";
import { backedUp, nounOf } from "./backups.ts";
import { defineRule } from "./rule.ts";

export const copyWithoutStandby = defineRule({
  name: "copy-without-standby",
  section: "docs/language/backup.md#copy",
  severity: "error",
  message: message`backups of ${"what"} are copied, but there is no standby region`,
  why: "Copies are in another region, so that they outlive this one; without a standby region there is no place for them.",
  help: message`name a region under regions.standby, or write ${"way"}`,
  check({ spec }, report) {
    if (spec.regions.standby !== undefined) return;
    if (spec.backup.copy !== undefined) {
      report({
        path: ["backup", "copy"],
        at: "key",
        params: { what: "the platform", way: "backup: { copy: null } in the environment" },
      });
      return;
    }
    for (const { kind, key, copy } of backedUp(spec, ["databases", "buckets"])) {
      if (copy === undefined) continue;
      report({
        path: [kind, key, "backup", "copy"],
        params: { what: `${nounOf(kind)} "${key}"`, way: "copy: false" },
      });
    }
  },
});
