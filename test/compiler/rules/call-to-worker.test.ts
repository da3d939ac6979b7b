import { it } from "vitest";
import { callToWorker } from "../../../src/compiler/rules/call-to-worker.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports calls of services and of jobs to a worker", () => {
  expectFindings(
    callToWorker,
    `
    services:
      web: { port: 80, calls: [reports] }
      reports: {}
    jobs:
      rollup: { schedule: { cron: "0 3 * * *" }, calls: [web, reports] }
  `,
    [
      {
        message: 'service "web" calls "reports", which has no port',
        at: "2:28",
        help: 'give "reports" the port on which it listens, or remove the call',
        related: [{ message: '"reports" is declared here', at: "3:3" }],
      },
      {
        message: 'job "rollup" calls "reports", which has no port',
        at: "5:59",
        help: 'give "reports" the port on which it listens, or remove the call',
        related: [{ message: '"reports" is declared here', at: "3:3" }],
      },
    ],
  );
});

it("accepts calls to a service with a port, and leaves unknown names to another rule", () => {
  expectFindings(
    callToWorker,
    `
    services:
      web: { port: 80, calls: [reports, unknown] }
      reports: { port: 80 }
  `,
    [],
  );
});
