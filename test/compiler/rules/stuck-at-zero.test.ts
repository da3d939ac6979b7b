import { it } from "vitest";
import { stuckAtZero } from "../../../src/compiler/rules/stuck-at-zero.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a least of zero", () => {
  expectFindings(
    stuckAtZero,
    `
    services:
      worker: { scaling: { min: 0, max: 4 } }
  `,
    [
      {
        message: 'service "worker" may scale in to no task, and nothing starts the first one again',
        at: "2:29",
        help: "write a min of at least 1, add a schedule that raises it, or switch the service off with max: 0",
      },
    ],
  );
});

it("accepts zero for a service that is off, and where a schedule wakes it", () => {
  expectFindings(
    stuckAtZero,
    `
    services:
      off: { scaling: { min: 0, max: 0 } }
      office: { scaling: { min: 0, max: 4, schedules: [{ name: morning, cron: "0 7 * * *", min: 1, max: 4 }] } }
  `,
    [],
  );
});
