import { it } from "vitest";
import { zoneInTwoAccounts } from "../../../src/compiler/rules/zone-in-two-accounts.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a zone that two accounts use", () => {
  expectFindings(
    zoneInTwoAccounts,
    {
      platform: `
    domain: { name: shop.example, hostedZone: { id: Z1 } }
  `,
      environments: {
        production: `account: { id: "1" }`,
        staging: `account: { id: "2" }
domain: { name: staging.shop.example, hostedZone: { id: Z1 } }`,
      },
    },
    [
      {
        message: 'hosted zone "Z1" is used by environments of different accounts: "production" and "staging"',
        at: "1:49",
        help: "give one of the environments a hosted zone in its own account, for a domain below",
        environments: ["production", "staging"],
      },
    ],
  );
});

it("accepts a zone that environments of one account share", () => {
  expectFindings(
    zoneInTwoAccounts,
    {
      platform: `
    domain: { name: shop.example, hostedZone: { id: Z1 } }
  `,
      environments: {
        production: `account: { id: "1" }`,
        staging: `account: { id: "1" }
domain: { name: staging.shop.example }`,
      },
    },
    [],
  );
});
