import { it } from "vitest";
import { unknownInventorySecret } from "../../../src/compiler/rules/unknown-inventory-secret.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports what the inventory holds of secrets that cannot be set", () => {
  expectFindings(
    unknownInventorySecret,
    {
      platform: "secrets: { shop: { id: psp, keys: [apiKey, hook] }, jwt: { generate: {} }, token: {} }",
      environments: { production: "protected: true" },
      inventories: { production: `{ "secrets": { "psp": ["apiKey", "hok"], "jwt": [], "tokn": [] } }` },
    },
    [
      {
        message: 'the inventory says that "hok" of the secret "psp" is set, but it has no such key',
        at: "inventory/production.json:1:34",
        help: 'write "hook", or remove it',
      },
      {
        message: 'the inventory says that the secret "jwt" is set, but it is generated',
        at: "inventory/production.json:1:42",
        help: "remove it",
      },
      {
        message: 'the inventory says that the secret "tokn" is set, but no secret has that id',
        at: "inventory/production.json:1:53",
        help: 'write "token", or remove it',
      },
    ],
  );
});

it("accepts what is declared", () => {
  expectFindings(
    unknownInventorySecret,
    {
      platform: "secrets: { psp: { keys: [apiKey] }, token: {} }",
      inventories: { production: `{ "secrets": { "psp": ["apiKey"], "token": [] } }` },
    },
    [],
  );
});
