import { it } from "vitest";
import { scheduleBoundsInverted } from "../../../src/compiler/rules/schedule-bounds-inverted.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a schedule with more tasks at least than at most", () => {
  expectFindings(
    scheduleBoundsInverted,
    `
    services:
      worker:
        scaling:
          schedules: [{ name: night, cron: "0 22 * * *", min: 4, max: 2 }]
  `,
    [
      {
        message: 'schedule "night" sets the least tasks to 4, more than its most, 2',
        at: "4:59",
        help: "write a min of at most 2, or a max of at least 4",
        related: [{ message: "the most is set here", at: "4:67" }],
      },
    ],
  );
});

it("accepts a schedule with equal bounds", () => {
  expectFindings(
    scheduleBoundsInverted,
    `services: { worker: { scaling: { schedules: [{ name: night, cron: "0 22 * * *", min: 4, max: 4 }] } } }`,
    [],
  );
});
