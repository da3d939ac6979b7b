import { it } from "vitest";
import { scheduleWithoutReturn } from "../../../src/compiler/rules/schedule-without-return.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a single schedule that changes the bounds", () => {
  expectFindings(
    scheduleWithoutReturn,
    `
    services:
      worker:
        scaling: { min: 2, max: 10, schedules: [{ name: night, cron: "0 22 * * *", min: 2, max: 4 }] }
  `,
    [
      {
        message: 'once schedule "night" has fired, 2 to 4 tasks hold for ever: no other schedule sets anything else',
        at: "3:53",
        help: "add a schedule that sets min 2 and max 10 again",
      },
    ],
  );
});

it("accepts schedules that take turns", () => {
  expectFindings(
    scheduleWithoutReturn,
    `
    services:
      worker:
        scaling:
          schedules:
            - { name: night, cron: "0 22 * * *", min: 2, max: 4 }
            - { name: day, cron: "0 7 * * *", min: 3, max: 8 }
  `,
    [],
  );
});
