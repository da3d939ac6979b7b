import { message } from "../../diagnostic/define.ts";
import { storeBackups } from "../overlay/store-backups.ts";
import { nounOf } from "./backups.ts";
import { defineRule } from "./rule.ts";

export const unprotectedStore = defineRule({
  name: "unprotected-store",
  section: "docs/language/backup.md#none",
  severity: "error",
  message: message`${"store"} is not backed up, and nothing says why`,
  why: "What is lost with such a store is lost for good. Whoever reads the plan at night has to know that somebody has thought of it.",
  help: message`write the reason: backup: { enabled: false, reason: … }, or remove enabled: false`,
  check({ spec }, report) {
    for (const { kind, key, enabled, reason } of storeBackups(spec)) {
      if (enabled || reason !== undefined) continue;
      report({ path: [kind, key, "backup", "enabled"], params: { store: `${nounOf(kind)} "${key}"` } });
    }
  },
});
