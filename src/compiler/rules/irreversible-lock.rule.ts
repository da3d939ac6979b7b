import { message } from "../../diagnostic/define.ts";
import { LOCK_GRACE_DAYS } from "../facts/backup.ts";
import { backedUp } from "./backups.ts";
import { defineRule } from "./rule.ts";

export const irreversibleLock = defineRule({
  name: "irreversible-lock",
  section: "docs/language/backup.md#lock",
  severity: "warning",
  message: message`the lock of the vaults can be taken off for ${"days"} days, and never again after them`,
  why: "With lock: compliance neither the account's owner nor AWS can delete a backup before its time, change how long backups may be kept, or remove the vault: what is in it is paid for until the last of its days.",
  help: message`write lock: governance, unless a law asks for this one`,
  check({ spec }, report) {
    if (spec.backup.lock !== "compliance" || backedUp(spec, ["buckets"]).length === 0) return;
    report({ path: ["backup", "lock"], params: { days: String(LOCK_GRACE_DAYS) } });
  },
});
