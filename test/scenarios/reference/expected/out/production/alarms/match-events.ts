// spec/platform.yaml queues.match-events
import * as aws from "@pulumi/aws";
import { ticketTopic } from "../notifications";
import { provider } from "../provider";
import { matchEvents, deadLetters, queue } from "../queues/match-events";

// queues.match-events
export const ageAlarm = new aws.cloudwatch.MetricAlarm(
  "match-events-alarm-age",
  {
    name: "provfair/production/match-events/age",
    alarmDescription: "The oldest message in match-events waits for more than 900 s",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 900,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/SQS",
    metricName: "ApproximateAgeOfOldestMessage",
    dimensions: { QueueName: queue.name },
    statistic: "Maximum",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-match-events-alarm-age" },
  },
  { parent: matchEvents, provider, deleteBeforeReplace: true },
);

// queues.match-events
export const depthAlarm = new aws.cloudwatch.MetricAlarm(
  "match-events-alarm-depth",
  {
    name: "provfair/production/match-events/depth",
    alarmDescription: "More than 1000 messages wait in match-events",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 1000,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/SQS",
    metricName: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: queue.name },
    statistic: "Maximum",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-match-events-alarm-depth" },
  },
  { parent: matchEvents, provider, deleteBeforeReplace: true },
);

// queues.match-events
export const deadLettersAlarm = new aws.cloudwatch.MetricAlarm(
  "match-events-alarm-dead-letters",
  {
    name: "provfair/production/match-events/dead-letters",
    alarmDescription: "Messages of match-events that nobody could handle have been set aside",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    namespace: "AWS/SQS",
    metricName: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: deadLetters.name },
    statistic: "Maximum",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-match-events-alarm-dead-letters" },
  },
  { parent: matchEvents, provider, deleteBeforeReplace: true },
);
