import { it } from "vitest";
import { unknownSecretKey } from "../../../src/compiler/rules/unknown-secret-key.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports keys that a secret does not have", () => {
  expectFindings(
    unknownSecretKey,
    `
    services:
      web: { secrets: { A: psp.apikey, B: psp.other, C: token.key, D: jwt.before } }
    secrets:
      psp: { keys: [apiKey, webhookKey] }
      token: {}
      jwt: { generate: {} }
  `,
    [
      {
        message: 'service "web" takes "apikey" of the secret "psp", which has no such key',
        at: "2:24",
        help: 'write "psp.apiKey"',
      },
      {
        message: 'service "web" takes "other" of the secret "psp", which has no such key',
        at: "2:39",
        help: 'write "psp.apiKey" or "psp.webhookKey"',
      },
      {
        message: 'service "web" takes "key" of the secret "token", which has one value without keys',
        at: "2:53",
        help: 'write "token"',
      },
      {
        message: 'service "web" takes "before" of the secret "jwt", which has one value without keys',
        at: "2:67",
        help: 'write "jwt" or "jwt.previous"',
      },
    ],
  );
});

it("accepts declared keys, the previous value of a generated secret, and leaves unknown secrets to another rule", () => {
  expectFindings(
    unknownSecretKey,
    `
    services:
      web: { secrets: { A: psp.apiKey, B: jwt.previous, C: jwt, D: nothing.key } }
    secrets:
      psp: { keys: [apiKey] }
      jwt: { generate: {} }
  `,
    [],
  );
});
