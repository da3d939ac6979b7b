import { it } from "vitest";
import { variableOfTwoSources } from "../../../src/compiler/rules/variable-of-two-sources.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a variable that an author wrote and a use injects, and one of two uses", () => {
  expectFindings(
    variableOfTwoSources,
    `
    services:
      gateway:
        variables: { LEDGER_QUEUE_URL: "mine" }
        uses:
          ledger: { access: send }
          events: { access: send, as: OTHER }
          other: { access: send }
    queues: { ledger: {}, events: {}, other: {} }
  `,
    [
      {
        message:
          'the variable "LEDGER_QUEUE_URL" of service "gateway" would come from variables and from the use of "ledger"',
        at: "5:7",
        help: 'write another beginning of the variables\' names after as, such as "LEDGER_QUEUE"',
        related: [{ message: "the first is here", at: "3:36" }],
      },
      {
        message:
          'the variable "OTHER_QUEUE_URL" of service "gateway" would come from the use of "events" and from the use of "other"',
        at: "7:7",
        related: [{ message: "the first is here", at: "6:7" }],
      },
    ],
  );
});

it("reports the beginning that an author wrote", () => {
  expectFindings(
    variableOfTwoSources,
    `
    jobs:
      rollup:
        uses: { ledger: { access: send }, events: { access: send, as: LEDGER } }
    queues: { ledger: {}, events: {} }
  `,
    [
      {
        message:
          'the variable "LEDGER_QUEUE_URL" of job "rollup" would come from the use of "ledger" and from the use of "events"',
        at: "3:67",
      },
    ],
  );
});

it("accepts variables that differ", () => {
  expectFindings(
    variableOfTwoSources,
    `
    services:
      gateway:
        variables: { LEDGER: "mine" }
        uses: { ledger: { access: send }, events: { access: send, as: LEDGER_2 } }
    queues: { ledger: {}, events: {} }
  `,
    [],
  );
});

it("reports a variable that an author wrote and a secret fills, and one of a secret and a use", () => {
  expectFindings(
    variableOfTwoSources,
    `
    services:
      web:
        variables: { KEY: "mine" }
        secrets: { KEY: token, LEDGER_QUEUE_URL: token }
        uses: { ledger: { access: send } }
    secrets: { token: {} }
    queues: { ledger: {} }
  `,
    [
      {
        message: 'the variable "KEY" of service "web" would come from variables and from secrets',
        at: "4:16",
        help: "remove one of them",
        related: [{ message: "the first is here", at: "3:23" }],
      },
      {
        message:
          'the variable "LEDGER_QUEUE_URL" of service "web" would come from secrets and from the use of "ledger"',
        at: "5:13",
        help: 'write another beginning of the variables\' names after as, such as "LEDGER_QUEUE"',
      },
    ],
  );
});
