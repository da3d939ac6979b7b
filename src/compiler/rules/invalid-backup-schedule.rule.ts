import { message } from "../../diagnostic/define.ts";
import { suggestion } from "../../diagnostic/nearest.ts";
import { isTimezone, TIMEZONES } from "../facts/timezones.ts";
import type { ResolvedSpec } from "../overlay/resolved.ts";
import type { Cron } from "../values/cron.ts";
import { backedUp, nounOf } from "./backups.ts";
import { defineRule } from "./rule.ts";
import { cronOf } from "./schedules.ts";

export const invalidBackupSchedule = defineRule({
  name: "invalid-backup-schedule",
  section: "docs/language/backup.md#schedule",
  severity: "error",
  message: message`the schedule of backups cannot be used: ${"problem"}`,
  why: "AWS Backup reads a cron on the clock of its time zone. ElastiCache and Atlas know a time of day in UTC only, at which they take one backup a day.",
  help: message`write ${"way"}`,
  check({ spec }, report) {
    const { schedule } = spec.backup;
    const parsed = cronOf(schedule);
    if (!parsed.ok) {
      const { message: problem, suggestion: written } = parsed.problem;
      const way = written === undefined ? 'five fields, such as "0 2 * * *"' : `"${written}"`;
      report({ path: ["backup", "schedule", "cron"], params: { problem: `"${schedule.cron}": ${problem}`, way } });
      return;
    }
    if (!isTimezone(schedule.timezone)) {
      const near = suggestion(schedule.timezone, TIMEZONES).replace(/^write /, "");
      report({
        path: ["backup", "schedule", "timezone"],
        params: {
          problem: `"${schedule.timezone}" is not the name of a time zone`,
          way: `${near}an IANA name such as America/New_York or UTC`,
        },
      });
      return;
    }
    const daily = firstDaily(spec);
    if (daily === undefined) return;
    if (!isDaily(parsed.value)) {
      report({
        path: ["backup", "schedule", "cron"],
        params: { problem: `${daily} is backed up once a day`, way: "one minute, one hour, and * for every day" },
      });
    }
    if (schedule.timezone !== "UTC") {
      report({
        path: ["backup", "schedule", "timezone"],
        params: { problem: `${daily} is backed up at a time of UTC`, way: "UTC, and the hour in it" },
      });
    }
  },
});

/** The first store whose engine takes a time of day. */
function firstDaily(spec: ResolvedSpec): string | undefined {
  const [store] = backedUp(spec, ["databases", "caches"]);
  return store && `${nounOf(store.kind)} "${store.key}"`;
}

function isDaily({ minute, hour, dayOfMonth, month, dayOfWeek }: Cron): boolean {
  const once = [minute, hour].every(({ values }) => values.length === 1);
  return once && [dayOfMonth, month, dayOfWeek].every(({ restricted }) => !restricted);
}
