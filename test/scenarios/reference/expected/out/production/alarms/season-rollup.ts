// spec/platform.yaml jobs.season-rollup
import * as aws from "@pulumi/aws";
import { seasonRollup, deadLetters } from "../jobs/season-rollup";
import { ticketTopic } from "../notifications";
import { provider } from "../provider";

// jobs.season-rollup
export const deadLettersAlarm = new aws.cloudwatch.MetricAlarm(
  "season-rollup-alarm-dead-letters",
  {
    name: "provfair/production/season-rollup/dead-letters",
    alarmDescription: "Runs of season-rollup could not be started or failed for good",
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
    tags: { Name: "provfair-production-season-rollup-alarm-dead-letters" },
  },
  { parent: seasonRollup, provider, deleteBeforeReplace: true },
);
