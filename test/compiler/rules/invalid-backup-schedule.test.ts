import { it } from "vitest";
import { invalidBackupSchedule } from "../../../src/compiler/rules/invalid-backup-schedule.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a cron that cannot be read, before all else", () => {
  expectFindings(
    invalidBackupSchedule,
    `
    backup: { schedule: { cron: "0 25 * * *", timezone: Nowhere } }
  `,
    [{ message: 'the schedule of backups cannot be used: "0 25 * * *": "25" is not an hour from 0 to 23', at: "1:29" }],
  );
});

it("reports a time zone that does not exist", () => {
  expectFindings(
    invalidBackupSchedule,
    `
    backup: { schedule: { timezone: America/New_Yrok } }
  `,
    [
      {
        message: 'the schedule of backups cannot be used: "America/New_Yrok" is not the name of a time zone',
        at: "1:33",
        help: 'write "America/New_York", or an IANA name such as America/New_York or UTC',
      },
    ],
  );
});

it("reports what is not once a day in UTC, where an engine wants that", () => {
  expectFindings(
    invalidBackupSchedule,
    `
    backup: { schedule: { cron: "0 2,14 * * *", timezone: Europe/Berlin } }
    caches: { one: {} }
  `,
    [
      {
        message: 'the schedule of backups cannot be used: cache "one" is backed up once a day',
        at: "1:29",
        help: "write one minute, one hour, and * for every day",
      },
      {
        message: 'the schedule of backups cannot be used: cache "one" is backed up at a time of UTC',
        at: "1:55",
        help: "write UTC, and the hour in it",
      },
    ],
  );
});

it("accepts other times for buckets alone", () => {
  expectFindings(
    invalidBackupSchedule,
    `
    backup: { schedule: { cron: "0 2,14 * * 1-5", timezone: Europe/Berlin } }
    buckets: { one: {} }
    caches: { two: { backup: { enabled: false, reason: made again } } }
  `,
    [],
  );
});
