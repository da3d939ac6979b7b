import { it } from "vitest";
import { unsetSecret } from "../../../src/compiler/rules/unset-secret.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports supplied values that are not set in that environment, by key", () => {
  expectFindings(
    unsetSecret,
    {
      platform: `
        services:
          web: { secrets: { A: psp.apiKey, B: psp.hook, C: token, D: jwt } }
        jobs:
          rollup: { secrets: { A: psp.hook } }
        secrets:
          psp: { id: payments, keys: [apiKey, hook] }
          token: {}
          jwt: { generate: {} }
      `,
      environments: { development: "protected: false", production: "protected: true" },
      inventories: {
        development: `{ "secrets": { "payments": ["apiKey"], "token": [] } }`,
        production: `{ "secrets": { "payments": ["hook"] } }`,
      },
    },
    [
      {
        message: '"apiKey" of the secret "psp" is not set, so that nothing of service "web" runs yet',
        at: "2:24",
        help: "set it: provfair-compile secrets set psp.apiKey --environment production; it notes in the inventory that it is set",
        environments: ["production"],
      },
      {
        message: '"hook" of the secret "psp" is not set, so that nothing of service "web" runs yet',
        at: "2:39",
        environments: ["development"],
      },
      {
        message: 'the secret "token" is not set, so that nothing of service "web" runs yet',
        at: "2:52",
        help: "set it: provfair-compile secrets set token --environment production; it notes in the inventory that it is set",
        environments: ["production"],
      },
      {
        message: '"hook" of the secret "psp" is not set, so that nothing of job "rollup" runs yet',
        at: "4:27",
        environments: ["development"],
      },
    ],
  );
});

it("accepts generated secrets, and supplied ones that are set", () => {
  expectFindings(
    unsetSecret,
    {
      platform:
        "{ services: { web: { secrets: { A: psp, B: jwt.previous } } }, secrets: { psp: { keys: [a] }, jwt: { generate: {} } } }",
      inventories: { production: `{ "secrets": { "psp": ["a"] } }` },
    },
    [],
  );
});

it("reports credentials of Atlas once for each that uses a database with passwords", () => {
  expectFindings(
    unsetSecret,
    `
      services: { web: { uses: { orders: { access: read } } }, other: { uses: { archive: { access: read } } } }
      atlas: { credentials: login }
      databases: { orders: { auth: password }, archive: { auth: iam } }
      secrets: { login: { keys: [clientId] } }
    `,
    [
      {
        message: '"clientId" of the secret "login" is not set, so that nothing of service "web" runs yet',
        at: "2:23",
        help: "set it: provfair-compile secrets set login.clientId --environment production; it notes in the inventory that it is set",
      },
    ],
  );
});
