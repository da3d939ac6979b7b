import { it } from "vitest";
import { unusedSecret } from "../../../src/compiler/rules/unused-secret.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a secret that nobody is given", () => {
  expectFindings(
    unusedSecret,
    `
    services: { web: { secrets: { A: one } } }
    jobs: { rollup: { secrets: { B: psp.apiKey } } }
    secrets: { one: {}, psp: { keys: [apiKey] }, spare: {} }
  `,
    [
      {
        message: 'secret "spare" is given to nobody',
        at: "3:46",
        help: "name it under secrets of a service or job, or remove it",
      },
    ],
  );
});

it("accepts one that is most likely meant by a misspelt name", () => {
  expectFindings(unusedSecret, "{ services: { web: { secrets: { A: sparee } } }, secrets: { spare: {} } }", []);
});

it("accepts the one with which the platform signs in to Atlas, misspelt or not", () => {
  expectFindings(unusedSecret, "{ atlas: { credentials: login }, secrets: { login: {} } }", []);
  expectFindings(unusedSecret, "{ atlas: { credentials: logn }, secrets: { login: {} } }", []);
});
