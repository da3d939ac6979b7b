import { message } from "../../diagnostic/define.ts";
import { rangeOf } from "../facts/limits.ts";
import { formatDuration } from "../values/duration.ts";
import { seconds } from "../values/seconds.ts";
import { writtenAlarms } from "./alarms.ts";
import { defineRule } from "./rule.ts";

const HOUR = 3600;

export const alarmWindowTooLong = defineRule({
  name: "alarm-window-too-long",
  section: "docs/language/observability.md#alarms",
  severity: "error",
  message: message`${"alarm"} looks at ${"count"} periods of ${"period"}, together more than ${"most"}`,
  why: "CloudWatch looks back one day at most, and seven days where a period is an hour or longer.",
  help: message`write for: ${"nearest"}, or a shorter period`,
  check({ spec }, report) {
    for (const { alarm, own, path, text } of writtenAlarms(spec)) {
      if (own.period === undefined && own.for === undefined) continue;
      const period = seconds(alarm.period);
      const most = rangeOf(period < HOUR ? "alarm.window" : "alarm.longWindow").max;
      // A period that is too long by itself is another rule's.
      if (period > rangeOf("alarm.period").max || alarm.for * period <= most) continue;
      report({
        path: [...path, own.for === undefined ? "period" : "for"],
        params: {
          alarm: text,
          count: String(alarm.for),
          period: alarm.period,
          most: formatDuration(most),
          nearest: String(Math.floor(most / period)),
        },
      });
    }
  },
});
