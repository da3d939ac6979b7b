import { it } from "vitest";
import { protectedWithoutApproval } from "../../../src/compiler/rules/protected-without-approval.rule.ts";
import { expectFindings } from "../../support/rules.ts";

const account = `account: { id: "1" }`;

it("reports the last protected environment, which nobody approves", () => {
  expectFindings(
    protectedWithoutApproval,
    {
      platform: `delivery: { repository: a/b, approve: [staging] }`,
      environments: { development: `${account}\nprotected: false`, production: account, staging: account },
    },
    [],
  );
  expectFindings(
    protectedWithoutApproval,
    {
      platform: `delivery: { repository: a/b, environments: [development, staging, production], approve: [staging] }`,
      environments: { development: `${account}\nprotected: false`, production: account, staging: account },
    },
    [
      {
        message: 'every push to "main" reaches the protected environment "production" without anybody\'s approval',
        at: "1:80",
        help: "write approve: [production]",
        environments: ["development", "production", "staging"],
      },
    ],
  );
});

it("accepts an approved one, none that is protected, and one that is not deployed", () => {
  const accepted = (platform: string, environments: Record<string, string>) =>
    expectFindings(protectedWithoutApproval, { platform, environments }, []);
  accepted(`delivery: { approve: [production] }`, { production: account, staging: account });
  accepted(`delivery: { repository: a/b }`, { development: `${account}\nprotected: false` });
  accepted(`delivery: { repository: a/b }`, { production: "" });
  accepted(`owner: team`, { production: account });
});
