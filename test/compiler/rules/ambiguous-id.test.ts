import { it } from "vitest";
import { ambiguousId } from "../../../src/compiler/rules/ambiguous-id.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports ids that are names of parts", () => {
  expectFindings(
    ambiguousId,
    `
    services:
      web: {}
      web-task: {}
      api: { id: web-calls-api }
    jobs:
      rollup: {}
      rollup-dead-letters: {}
  `,
    [
      {
        message: 'the id "web-task" of service "web-task" is the name of a part of service "web"',
        at: "3:3",
        help: 'choose an id that does not begin with "web-task"',
      },
      {
        message: 'the id "web-calls-api" of service "api" is the name of a part of service "web"',
        at: "4:14",
        help: 'choose an id that does not begin with "web-calls"',
        related: [{ message: 'service "web" has the id "web"', at: "2:3" }],
      },
      {
        message: 'the id "rollup-dead-letters" of job "rollup-dead-letters" is the name of a part of job "rollup"',
        at: "7:3",
      },
    ],
  );
});

it("accepts roles behind what is no id, and other words behind an id", () => {
  expectFindings(
    ambiguousId,
    `
    services: { web: {}, api-task: {}, web-worker: {}, web-calls: {}, task: {} }
  `,
    [],
  );
});
