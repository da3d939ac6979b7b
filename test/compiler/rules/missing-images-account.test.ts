import { it } from "vitest";
import { missingImagesAccount } from "../../../src/compiler/rules/missing-images-account.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports different accounts", () => {
  expectFindings(
    missingImagesAccount,
    {
      platform: "services: { web: { image: { build: a } } }",
      environments: { development: "account: { id: a }", production: "account: { id: b }" },
    },
    [
      {
        message:
          'environments have different accounts, and nothing says which one holds the images: "development" has "a", "production" has "b"',
        at: "environments/production.yaml:1:16",
        environments: ["production"],
        related: [{ message: "the other account is named here", at: "environments/development.yaml:1:16" }],
      },
    ],
  );
});

it("reports an environment that alone says where they are", () => {
  expectFindings(
    missingImagesAccount,
    {
      platform: "services: { web: { image: { build: a } } }",
      environments: { development: "account: { id: a }", production: "{ account: { id: b }, images: { account: b } }" },
    },
    [
      {
        message:
          'environments have different accounts, and nothing says which one holds the images: "development" has "a", "production" has "b"',
        at: "environments/production.yaml:1:18",
      },
    ],
  );
});

it("accepts images.account, one account, and images of others", () => {
  expectFindings(
    missingImagesAccount,
    {
      platform: "{ images: { account: a }, services: { web: { image: { build: a } } } }",
      environments: { development: "account: { id: a }", production: "account: { id: b }" },
    },
    [],
  );
});

it("accepts environments that build nothing", () => {
  expectFindings(
    missingImagesAccount,
    {
      platform: "services: { web: { image: { repository: a } } }",
      environments: { development: "account: { id: a }", production: "account: { id: b }" },
    },
    [],
  );
});
