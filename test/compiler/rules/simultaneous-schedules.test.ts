import { it } from "vitest";
import { simultaneousSchedules } from "../../../src/compiler/rules/simultaneous-schedules.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports schedules that meet on some days", () => {
  expectFindings(
    simultaneousSchedules,
    `
    services:
      worker:
        scaling:
          schedules:
            - { name: day, cron: "0 7 * * *", min: 2, max: 10 }
            - { name: monday, cron: "0 7,8 * * MON", min: 4, max: 10 }
  `,
    [
      {
        message: 'schedules "day" and "monday" fire at the same moment, such as 07:00 UTC',
        at: "6:33",
        help: "let them fire at different times, or remove one",
        related: [{ message: "the other one fires here", at: "5:30" }],
      },
    ],
  );
});

it("reports a day of the month that can be a weekday of the other", () => {
  expectFindings(
    simultaneousSchedules,
    `
    services:
      worker:
        scaling:
          schedules:
            - { name: pay, cron: "30 12 1 * *", min: 4, max: 10 }
            - { name: friday, cron: "*/15 12 * * 5", min: 2, max: 10 }
  `,
    [
      {
        message: 'schedules "pay" and "friday" fire at the same moment, such as 12:30 UTC',
        at: "6:33",
        help: "let them fire at different times, or remove one",
        related: [{ message: "the other one fires here", at: "5:30" }],
      },
    ],
  );
});

it("accepts the same cron in two time zones", () => {
  expectFindings(
    simultaneousSchedules,
    `
    services:
      worker:
        scaling:
          schedules:
            - { name: east, cron: "0 7 * * *", timezone: America/New_York, min: 2, max: 10 }
            - { name: west, cron: "0 7 * * *", timezone: America/Los_Angeles, min: 4, max: 10 }
  `,
    [],
  );
});
