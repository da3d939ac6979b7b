// spec/platform.yaml jobs.nightly-report
import * as aws from "@pulumi/aws";
import { nightlyReport, deadLetters } from "../jobs/nightly-report";
import { ticketTopic } from "../notifications";
import { provider } from "../provider";

// jobs.nightly-report
export const deadLettersAlarm = new aws.cloudwatch.MetricAlarm(
  "nightly-report-alarm-dead-letters",
  {
    name: "shop/production/nightly-report/dead-letters",
    alarmDescription: "Runs of nightly-report could not be started or failed for good",
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
    tags: { Name: "shop-production-nightly-report-alarm-dead-letters" },
  },
  { parent: nightlyReport, provider, deleteBeforeReplace: true },
);
