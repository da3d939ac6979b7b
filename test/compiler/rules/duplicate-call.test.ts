import { it } from "vitest";
import { duplicateCall } from "../../../src/compiler/rules/duplicate-call.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports the second call to a service", () => {
  expectFindings(
    duplicateCall,
    `
    services:
      web: { port: 80, calls: [api, api] }
      api: { port: 80 }
    jobs:
      rollup: { schedule: { cron: "0 3 * * *" }, calls: [api, web, api] }
  `,
    [
      {
        message: '"api" stands twice in the calls of service "web"',
        at: "2:33",
        help: "remove one of the two",
        related: [{ message: "first written here", at: "2:28" }],
      },
      {
        message: '"api" stands twice in the calls of job "rollup"',
        at: "5:64",
        help: "remove one of the two",
        related: [{ message: "first written here", at: "5:54" }],
      },
    ],
  );
});

it("accepts calls of two services to one", () => {
  expectFindings(
    duplicateCall,
    `
    services:
      web: { calls: [api] }
      worker: { calls: [api] }
      api: { port: 80 }
  `,
    [],
  );
});
