import { message } from "../../diagnostic/define.ts";
import { nearest, suggestion } from "../../diagnostic/nearest.ts";
import { isTimezone, TIMEZONES } from "../facts/timezones.ts";
import { defineTaskRule } from "./rule.ts";
import { schedulesOf } from "./schedules.ts";

export const unknownTimezone = defineTaskRule({
  name: "unknown-timezone",
  section: "docs/language/services.md#scaling",
  severity: "error",
  message: message`"${"timezone"}" is not the name of a time zone`,
  why: "A cron is read on the clock of its time zone; AWS knows the names of the IANA database and refuses others.",
  help: message`${"nearest"}use an IANA name such as America/New_York or UTC`,
  check(task, _entry, report) {
    for (const { path, schedule } of schedulesOf(task)) {
      const { timezone } = schedule;
      if (isTimezone(timezone)) continue;
      report({ path: [...path, "timezone"], params: { timezone, nearest: near(timezone) } });
    }
  },
});

/** By the whole name, or by the city alone: `New_York` for `America/New_York`. */
function near(timezone: string): string {
  const city = TIMEZONES.filter((name) => name.toLowerCase().endsWith(`/${timezone.toLowerCase()}`));
  if (city.length === 1 && nearest(timezone, TIMEZONES).length === 0) return `write "${city[0]}", or `;
  return suggestion(timezone, TIMEZONES);
}
