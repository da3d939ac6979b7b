// spec/platform.yaml jobs.report.alarms
import * as aws from "@pulumi/aws";
import { report, deadLetters } from "../jobs/report";
import { pageTopic } from "../notifications";
import { provider } from "../provider";

// jobs.report.alarms
export const deadLettersAlarm = new aws.cloudwatch.MetricAlarm(
  "report-alarm-dead-letters",
  {
    name: "hello/production/report/dead-letters",
    alarmDescription: "Runs of report could not be started or failed for good",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    namespace: "AWS/SQS",
    metricName: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: deadLetters.name },
    statistic: "Maximum",
    period: 300,
    alarmActions: [pageTopic.arn],
    okActions: [pageTopic.arn],
    tags: { Name: "hello-production-report-alarm-dead-letters" },
  },
  { parent: report, provider, deleteBeforeReplace: true },
);
