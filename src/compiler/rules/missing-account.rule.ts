import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";
import { environmentPath } from "./written.ts";

export const missingAccount = defineRule({
  name: "missing-account",
  section: "docs/language/environments.md#account",
  severity: "warning",
  message: message`the environment "${"environment"}" names no account`,
  why: "Without an account the program runs in whichever account its credentials belong to, quotas, boundaries and hosts cannot be compared, and no pipeline deploys it.",
  help: message`write account: { id: "…" }, with the twelve digits of the AWS account, in environments/${"environment"}.yaml`,
  check(context, report) {
    const { environment, spec } = context;
    if (spec.account === undefined) report({ path: environmentPath(context), at: "key", params: { environment } });
  },
});
