import { it } from "vitest";
import { missingAccount } from "../../../src/compiler/rules/missing-account.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports an environment without account", () => {
  expectFindings(
    missingAccount,
    { platform: "services: {}", environments: { development: "protected: false", production: "account: { id: a }" } },
    [
      {
        message: 'the environment "development" names no account',
        at: "environments/development.yaml:1:1",
        help: 'write account: { id: "…" }, with the twelve digits of the AWS account, in environments/development.yaml',
        environments: ["development"],
      },
    ],
  );
});

it("reports the one environment of a platform without any", () => {
  expectFindings(
    missingAccount,
    `
    services: {}
  `,
    [{ message: 'the environment "production" names no account', at: "1:1" }],
  );
});

it("accepts an account", () => {
  expectFindings(missingAccount, { platform: "services: {}", environments: { production: "account: { id: a }" } }, []);
});
