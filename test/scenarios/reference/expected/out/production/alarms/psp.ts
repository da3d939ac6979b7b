// spec/platform.yaml secrets.psp
import * as aws from "@pulumi/aws";
import { ticketTopic } from "../notifications";
import { provider } from "../provider";
import { psp } from "../secrets/psp";

// secrets.psp
export const secretAgeAlarm = new aws.cloudwatch.MetricAlarm(
  "psp-alarm-secret-age",
  {
    name: "provfair/production/psp/secret-age",
    alarmDescription:
      "The value of psp is older than 90 days: whoever supplies it has to replace it",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 90,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    namespace: "provfair/production",
    metricName: "SecretAge",
    dimensions: { Secret: "psp" },
    statistic: "Maximum",
    period: 86400,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-psp-alarm-secret-age" },
  },
  { parent: psp, provider, deleteBeforeReplace: true },
);
