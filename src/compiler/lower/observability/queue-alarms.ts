/** The alarms of a queue, and of the failed runs of a job: both are messages that wait. */
import type { Reference } from "../../../graph/values.ts";
import type { JobModel, QueueModel } from "../../model/model.ts";
import { type Alarm, type AlarmSite, lowerMetricAlarm } from "./alarm.ts";

export const QUEUE_NAMESPACE = "AWS/SQS";
export const WAITING = "ApproximateNumberOfMessagesVisible";
export const AGE = "ApproximateAgeOfOldestMessage";

export function lowerQueueAlarms(
  site: AlarmSite,
  { id, alarms: { age, depth } }: QueueModel,
  queueName: Reference<string>,
): readonly Alarm[] {
  return [
    ...(age === undefined
      ? []
      : [
          lowerMetricAlarm(site, {
            what: "age",
            text: `The oldest message in ${id} waits for more than ${age.threshold} s`,
            alarm: age,
            metric: metricOf(AGE, queueName),
          }),
        ]),
    ...(depth === undefined
      ? []
      : [
          lowerMetricAlarm(site, {
            what: "depth",
            text: `More than ${depth.threshold} messages wait in ${id}`,
            alarm: depth,
            metric: metricOf(WAITING, queueName),
          }),
        ]),
  ];
}

export function lowerDeadLetterAlarm(
  site: AlarmSite,
  { id, owner, alarms: { deadLetters } }: Pick<QueueModel, "id" | "owner"> & Pick<JobModel, "alarms">,
  queueName: Reference<string>,
): readonly Alarm[] {
  if (deadLetters === undefined) return [];
  const text = owner.startsWith("jobs.")
    ? `Runs of ${id} could not be started or failed for good`
    : `Messages of ${id} that nobody could handle have been set aside`;
  return [
    lowerMetricAlarm(site, { what: "dead-letters", text, alarm: deadLetters, metric: metricOf(WAITING, queueName) }),
  ];
}

function metricOf(metricName: string, queueName: Reference<string>) {
  return { namespace: QUEUE_NAMESPACE, metricName, dimensions: { QueueName: queueName }, statistic: "Maximum" };
}
