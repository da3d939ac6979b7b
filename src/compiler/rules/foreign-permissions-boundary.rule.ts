import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const foreignPermissionsBoundary = defineRule({
  name: "foreign-permissions-boundary",
  section: "docs/language/platform.md#iam",
  severity: "error",
  message: message`the permissions boundary belongs to account "${"owner"}", but the roles are in account "${"account"}"`,
  why: "IAM takes a permissions boundary only from the role's own account, or one that AWS manages.",
  help: message`write iam.permissionsBoundary in the file of each environment, with the ARN in its account`,
  check({ spec }, report) {
    const owner = /^arn:aws:iam::([0-9]{12}):/.exec(spec.iam.permissionsBoundary ?? "")?.[1];
    const account = spec.account?.id;
    if (owner === undefined || account === undefined || owner === account) return;
    report({
      path: ["iam", "permissionsBoundary"],
      params: { owner, account },
      related: [{ path: ["account", "id"], message: "the account is named here" }],
    });
  },
});
