// spec/platform.yaml queues.mail.alarms
import * as aws from "@pulumi/aws";
import { ticketTopic } from "../notifications";
import { provider } from "../provider";
import { mail, deadLetters, queue } from "../queues/mail";

// queues.mail.alarms
export const ageAlarm = new aws.cloudwatch.MetricAlarm(
  "mail-alarm-age",
  {
    name: "hello/production/mail/age",
    alarmDescription: "The oldest message in mail waits for more than 300 s",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 300,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/SQS",
    metricName: "ApproximateAgeOfOldestMessage",
    dimensions: { QueueName: queue.name },
    statistic: "Maximum",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "hello-production-mail-alarm-age" },
  },
  { parent: mail, provider, deleteBeforeReplace: true },
);

// queues.mail.alarms
export const depthAlarm = new aws.cloudwatch.MetricAlarm(
  "mail-alarm-depth",
  {
    name: "hello/production/mail/depth",
    alarmDescription: "More than 50 messages wait in mail",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 50,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/SQS",
    metricName: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: queue.name },
    statistic: "Maximum",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "hello-production-mail-alarm-depth" },
  },
  { parent: mail, provider, deleteBeforeReplace: true },
);

// queues.mail.alarms
export const deadLettersAlarm = new aws.cloudwatch.MetricAlarm(
  "mail-alarm-dead-letters",
  {
    name: "hello/production/mail/dead-letters",
    alarmDescription: "Messages of mail that nobody could handle have been set aside",
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
    tags: { Name: "hello-production-mail-alarm-dead-letters" },
  },
  { parent: mail, provider, deleteBeforeReplace: true },
);
