import { message } from "../../diagnostic/define.ts";
import { rangeOf } from "../facts/limits.ts";
import { formatDuration } from "../values/duration.ts";
import { seconds } from "../values/seconds.ts";
import { writtenAlarms } from "./alarms.ts";
import { defineRule } from "./rule.ts";

const MINUTE = 60;

export const alarmPeriodNotAllowed = defineRule({
  name: "alarm-period-not-allowed",
  section: "docs/language/observability.md#alarms",
  severity: "error",
  message: message`${"alarm"} looks at periods of ${"period"}, which are ${"reason"}`,
  why: "AWS's services measure once a minute: CloudWatch takes periods of whole minutes, up to a day.",
  help: message`write period: ${"nearest"}`,
  check({ spec }, report) {
    const { max } = rangeOf("alarm.period");
    for (const { own, path, text } of writtenAlarms(spec)) {
      if (own.period === undefined) continue;
      const length = seconds(own.period);
      if (length % MINUTE === 0 && length <= max) continue;
      const nearest = Math.min(max, Math.max(MINUTE, Math.round(length / MINUTE) * MINUTE));
      report({
        path: [...path, "period"],
        params: {
          alarm: text,
          period: own.period,
          reason: length > max ? `longer than ${formatDuration(max)}` : "no whole minutes",
          nearest: formatDuration(nearest),
        },
      });
    }
  },
});
