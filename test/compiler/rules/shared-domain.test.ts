import { it } from "vitest";
import { sharedDomain } from "../../../src/compiler/rules/shared-domain.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a domain that environments inherit", () => {
  expectFindings(
    sharedDomain,
    {
      platform: `
    domain: { name: shop.example, hostedZone: create }
  `,
      environments: { development: ``, production: ``, staging: `protected: true` },
    },
    [
      {
        message: 'environments "development", "production" and "staging" have the same domain, "shop.example"',
        at: "1:17",
        help: 'give each environment a domain of its own, such as "development.shop.example" in environments/development.yaml',
        environments: ["development", "production", "staging"],
      },
    ],
  );
});

it("reports a domain that a file repeats", () => {
  expectFindings(
    sharedDomain,
    {
      platform: `
    domain: { name: shop.example, hostedZone: create }
  `,
      environments: { production: ``, staging: `domain: { name: shop.example, hostedZone: { id: Z1 } }` },
    },
    [
      {
        message: 'environments "production" and "staging" have the same domain, "shop.example"',
        at: "1:17",
        help: 'give each environment a domain of its own, such as "staging.shop.example" in environments/staging.yaml',
        environments: ["production", "staging"],
      },
    ],
  );
});

it("accepts a domain for each, and environments without", () => {
  expectFindings(
    sharedDomain,
    {
      platform: `
    domain: { name: shop.example, hostedZone: create }
  `,
      environments: {
        development: `domain: null`,
        production: ``,
        staging: `domain: { name: staging.shop.example }`,
        test: `domain: null`,
      },
    },
    [],
  );
});
