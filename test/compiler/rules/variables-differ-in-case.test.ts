import { it } from "vitest";
import { variablesDifferInCase } from "../../../src/compiler/rules/variables-differ-in-case.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports the second of two names", () => {
  expectFindings(
    variablesDifferInCase,
    `
    services:
      web:
        variables:
          LOG_LEVEL: info
          Log_Level: debug
  `,
    [
      {
        message: 'the variables "LOG_LEVEL" and "Log_Level" of service "web" differ in case only',
        at: "5:7",
        help: "remove one of them, or choose names that differ in more than case",
      },
    ],
  );
});

it("accepts the same name in two containers", () => {
  expectFindings(
    variablesDifferInCase,
    `
    services: { web: { variables: { A: a }, sidecars: { proxy: { variables: { a: a } } } } }
  `,
    [],
  );
});

it("compares variables with those that come from secrets", () => {
  expectFindings(
    variablesDifferInCase,
    "{ services: { web: { variables: { KEY: a, SAME: b }, secrets: { Key: token, SAME: token } } }, secrets: { token: {} } }",
    [{ message: 'the variables "KEY" and "Key" of service "web" differ in case only', at: "1:65" }],
  );
});
