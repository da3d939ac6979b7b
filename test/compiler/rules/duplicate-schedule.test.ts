import { it } from "vitest";
import { duplicateSchedule } from "../../../src/compiler/rules/duplicate-schedule.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports the second schedule of a name", () => {
  expectFindings(
    duplicateSchedule,
    `
    services:
      worker:
        scaling:
          schedules:
            - { name: night, cron: "0 22 * * *", min: 2, max: 4 }
            - { name: night, cron: "0 7 * * *", min: 2, max: 10 }
  `,
    [
      {
        message: 'two schedules of service "worker" are called "night"',
        at: "6:19",
        help: "give the second another name",
        related: [{ message: "first used here", at: "5:19" }],
      },
    ],
  );
});

it("accepts the same name in two services", () => {
  expectFindings(
    duplicateSchedule,
    `
    services:
      first: { scaling: { schedules: [{ name: night, cron: "0 22 * * *", min: 2, max: 4 }] } }
      second: { scaling: { schedules: [{ name: night, cron: "0 22 * * *", min: 2, max: 4 }] } }
  `,
    [],
  );
});
