import { it } from "vitest";
import { unknownSecret } from "../../../src/compiler/rules/unknown-secret.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports what is taken from a secret that is not declared", () => {
  expectFindings(
    unknownSecret,
    `
    services:
      gateway: { secrets: { JWT_KEY: gateway-jtw, PSP: ps.apiKey } }
    jobs:
      rollup: { secrets: { TOKEN: ledger } }
    secrets:
      gateway-jwt: { generate: {} }
      psp: { keys: [apiKey] }
  `,
    [
      {
        message: 'service "gateway" takes "JWT_KEY" from the secret "gateway-jtw", which is not declared',
        at: "2:34",
        help: 'write "gateway-jwt", or declare "gateway-jtw" under secrets',
      },
      {
        message: 'service "gateway" takes "PSP" from the secret "ps", which is not declared',
        at: "2:52",
        help: 'write "psp.apiKey", or declare "ps" under secrets',
      },
      {
        message: 'job "rollup" takes "TOKEN" from the secret "ledger", which is not declared',
        at: "4:31",
        help: 'declare "ledger" under secrets',
      },
    ],
  );
});

it("accepts declared secrets, whole and by key", () => {
  expectFindings(
    unknownSecret,
    "{ services: { web: { secrets: { A: one, B: two.key } } }, secrets: { one: {}, two: { keys: [key] } } }",
    [],
  );
});

it("reports credentials of Atlas that are not declared", () => {
  expectFindings(unknownSecret, "{ atlas: { credentials: logn }, secrets: { login: {} } }", [
    {
      message: 'the platform takes its access to Atlas from the secret "logn", which is not declared',
      at: "1:25",
      help: 'write "login", or declare "logn" under secrets',
    },
  ]);
});
