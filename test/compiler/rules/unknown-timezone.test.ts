import { it } from "vitest";
import { unknownTimezone } from "../../../src/compiler/rules/unknown-timezone.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports names that are near a time zone", () => {
  expectFindings(
    unknownTimezone,
    `
    jobs:
      rollup: { schedule: { cron: "0 3 * * 1", timezone: america/new_york } }
      report: { schedule: { cron: "0 4 * * 1", timezone: Berlin } }
  `,
    [
      {
        message: '"america/new_york" is not the name of a time zone',
        at: "2:54",
        help: 'write "America/New_York", or use an IANA name such as America/New_York or UTC',
      },
      {
        message: '"Berlin" is not the name of a time zone',
        at: "3:54",
        help: 'write "Europe/Berlin", or use an IANA name such as America/New_York or UTC',
      },
    ],
  );
});

it("reports names that are near none, in services too", () => {
  expectFindings(
    unknownTimezone,
    `
    services:
      worker: { scaling: { schedules: [{ name: day, cron: "0 7 * * *", timezone: Somewhere/Else, min: 1, max: 2 }] } }
  `,
    [
      {
        message: '"Somewhere/Else" is not the name of a time zone',
        at: "2:78",
        help: "use an IANA name such as America/New_York or UTC",
      },
    ],
  );
});

it("accepts names of the database", () => {
  expectFindings(unknownTimezone, `jobs: { rollup: { schedule: { cron: "0 3 * * 1", timezone: Europe/Berlin } } }`, []);
});
