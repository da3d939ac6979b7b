import { message } from "../../diagnostic/define.ts";
import { backedUp } from "./backups.ts";
import { defineRule } from "./rule.ts";

export const lockOfUnprotected = defineRule({
  name: "lock-of-unprotected",
  section: "docs/language/backup.md#lock",
  severity: "error",
  message: message`the vaults are locked, but the environment "${"environment"}" is not protected`,
  why: "An unprotected environment may be destroyed and made again. A lock keeps backups from being deleted, and a vault that holds some cannot be removed: destroy would fail halfway.",
  help: message`write backup: { lock: none } in the environment, or protected: true`,
  check({ spec, environment }, report) {
    if (spec.protected || spec.backup.lock === "none" || backedUp(spec, ["buckets"]).length === 0) return;
    report({
      path: ["backup", "lock"],
      params: { environment },
      related: [{ path: ["protected"], message: "it may be destroyed" }],
    });
  },
});
