import { it } from "vitest";
import { differingAccountSettings } from "../../../src/compiler/rules/differing-account-settings.rule.ts";
import { expectFindings } from "../../support/rules.ts";

const platform = "platform: shop";

it("reports two environments that disagree on their account", () => {
  expectFindings(
    differingAccountSettings,
    {
      platform,
      environments: {
        production: 'account: { id: "111122223333", quotas: { fargateVcpu: 200 } }',
        staging: 'account: { id: "111122223333", quotas: { fargateVcpu: 100 } }',
      },
    },
    [
      {
        message:
          'environments "production" and "staging" share the account 111122223333, but say different things of its "quotas"',
        at: "environments/staging.yaml:1:32",
        help: 'write the same "quotas" in both files',
        environments: ["staging"],
        related: [{ message: 'what "production" says', at: "environments/production.yaml:1:32" }],
      },
    ],
  );
});

it("accepts environments that agree, in any order, and environments with accounts of their own", () => {
  expectFindings(
    differingAccountSettings,
    {
      platform,
      environments: {
        development: 'account: { id: "444455556666", quotas: { fargateVcpu: 10 } }',
        production: 'account: { id: "111122223333", quotas: { fargateVcpu: 200, fargateSpotVcpu: 50 } }',
        staging: 'account: { id: "111122223333", quotas: { fargateSpotVcpu: 50, fargateVcpu: 200 } }',
      },
    },
    [],
  );
});

it("reports environments of one account that keep different rules, but not that tell different people", () => {
  const account = 'account: { id: "111122223333" }';
  const base = "platform: shop\ncompliance: { retention: 365d }";
  expectFindings(
    differingAccountSettings,
    {
      platform: base,
      environments: { production: account, staging: `${account}\ncompliance: { retention: 30d }` },
    },
    [
      {
        message:
          'environments "production" and "staging" share the account 111122223333, but say different things of its "compliance"',
        at: "environments/staging.yaml:2:15",
        help: 'write the same "compliance" in both files',
        environments: ["staging"],
        related: [{ message: 'what "production" says', at: "2:26" }],
      },
    ],
  );
  expectFindings(
    differingAccountSettings,
    { platform: base, environments: { production: account, staging: `${account}\ncompliance: { notify: false }` } },
    [],
  );
});
