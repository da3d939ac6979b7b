/** The alarm on a function of the program that failed. */
import { FIXED_ALARMS } from "../../facts/alarms.ts";
import { fixedAlarm } from "../../model/observability.ts";
import type { LoweredFunction } from "../function.ts";
import { type Alarm, type AlarmSite, lowerMetricAlarm } from "./alarm.ts";

/** `name` is the function's own; `text` says what people miss when it fails. */
export function lowerFunctionAlarm(
  site: AlarmSite,
  handler: LoweredFunction,
  { name, text }: { readonly name: string; readonly text: string },
): Alarm {
  return lowerMetricAlarm(site, {
    what: name,
    text,
    alarm: fixedAlarm(FIXED_ALARMS.functionErrors),
    metric: {
      namespace: "AWS/Lambda",
      metricName: "Errors",
      dimensions: { FunctionName: handler.name },
      statistic: "Sum",
    },
  });
}
