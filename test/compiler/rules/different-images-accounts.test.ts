import { it } from "vitest";
import { differentImagesAccounts } from "../../../src/compiler/rules/different-images-accounts.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports two accounts", () => {
  expectFindings(
    differentImagesAccounts,
    {
      platform: "services: { web: { image: { build: a } } }",
      environments: { development: "images: { account: a }", production: "images: { account: b }" },
    },
    [
      {
        message: 'the images are in account "b" here, but in account "a" for the environment "development"',
        at: "environments/production.yaml:1:20",
        help: "write images.account once, in platform.yaml",
        related: [{ message: "the other account is named here", at: "environments/development.yaml:1:20" }],
      },
    ],
  );
});

it("accepts one account", () => {
  expectFindings(
    differentImagesAccounts,
    {
      platform: "{ images: { account: a }, services: { web: { image: { build: a } } } }",
      environments: { development: "account: { id: a }", production: "account: { id: b }" },
    },
    [],
  );
});
