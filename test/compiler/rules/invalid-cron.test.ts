import { it } from "vitest";
import { invalidCron } from "../../../src/compiler/rules/invalid-cron.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports crons that cannot be read, of services and of jobs", () => {
  expectFindings(
    invalidCron,
    `
    services:
      worker: { scaling: { schedules: [{ name: day, cron: "0 7 * * fri-mon", min: 1, max: 2 }] } }
    jobs:
      hourly: { schedule: { cron: "60 * * * *" } }
  `,
    [
      {
        message: 'cron "0 7 * * fri-mon" cannot be used: "fri-mon" ends before it begins',
        at: "2:55",
        help: 'write "0 7 * * FRI-SAT,SUN-MON"',
      },
      {
        message: 'cron "60 * * * *" cannot be used: "60" is not a minute from 0 to 59',
        at: "4:31",
        help: 'write five fields, such as "0 22 * * *"',
      },
    ],
  );
});

it("reports two restricted day fields", () => {
  expectFindings(invalidCron, `jobs: { monthly: { schedule: { cron: "0 3 1 * 1" } } }`, [
    {
      message:
        'cron "0 3 1 * 1" cannot be used: both the day of the month and the day of the week are restricted, which AWS cannot express',
      at: "1:38",
      help: 'write five fields, such as "0 22 * * *"',
    },
  ]);
});

it("reports a cron that never fires", () => {
  expectFindings(invalidCron, `jobs: { leap: { schedule: { cron: "0 3 31 4,6 *" } } }`, [
    {
      message: 'cron "0 3 31 4,6 *" cannot be used: it never fires: no month that it names has a day 31',
      at: "1:35",
      help: 'write five fields, such as "0 22 * * *"',
    },
  ]);
});

it("accepts names, ranges, lists and steps", () => {
  expectFindings(invalidCron, `jobs: { often: { schedule: { cron: "*/15 8-18 * JAN,JUL 1-5" } } }`, []);
});
