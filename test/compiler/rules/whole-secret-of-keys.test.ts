import { it } from "vitest";
import { wholeSecretOfKeys } from "../../../src/compiler/rules/whole-secret-of-keys.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a variable that gets all keys of a secret", () => {
  expectFindings(
    wholeSecretOfKeys,
    `
    services: { web: { secrets: { PSP: psp } } }
    secrets: { psp: { keys: [apiKey, webhookKey] } }
  `,
    [
      {
        message: 'service "web" takes the whole secret "psp" for "PSP", which is a JSON text of 2 keys',
        at: "1:36",
        help: 'take one key a variable: "psp.apiKey" or "psp.webhookKey"',
      },
    ],
  );
});

it("accepts keys, and the whole of a value without keys", () => {
  expectFindings(
    wholeSecretOfKeys,
    "{ services: { web: { secrets: { A: psp.apiKey, B: token } } }, secrets: { psp: { keys: [apiKey] }, token: {} } }",
    [],
  );
});
