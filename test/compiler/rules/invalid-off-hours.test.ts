import { it } from "vitest";
import { invalidOffHours } from "../../../src/compiler/rules/invalid-off-hours.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports crons and a time zone that cannot be read", () => {
  expectFindings(
    invalidOffHours,
    `
    cost:
      offHours: { cron: "0 25 * * *", until: "0 7 1 * 1", timezone: Europa/Berlin }
  `,
    [
      {
        message: 'the off-hours cannot be used: "0 25 * * *": "25" is not an hour from 0 to 23',
        at: "2:21",
      },
      {
        message:
          'the off-hours cannot be used: "0 7 1 * 1": both the day of the month and the day of the week are restricted, which AWS cannot express',
        at: "2:42",
      },
      {
        message: 'the off-hours cannot be used: "Europa/Berlin" is not the name of a time zone',
        at: "2:65",
        help: 'write "Europe/Berlin", or an IANA name such as America/New_York or UTC',
      },
    ],
  );
});

it("reports crons that fire together", () => {
  expectFindings(invalidOffHours, `cost: { offHours: { cron: "0 7 * * 1-5", until: "0 7 * * 1" } }`, [
    {
      message: "the off-hours cannot be used: both crons fire at the same moment",
      at: "1:49",
      help: "write times that differ",
    },
  ]);
});

it("accepts nights and weekends", () => {
  expectFindings(invalidOffHours, `cost: { offHours: { cron: "0 19 * * 1-5", until: "0 7 * * 1-5" } }`, []);
});
