// spec/platform.yaml services.mailer.alarms
import * as aws from "@pulumi/aws";
import { cluster } from "../cluster";
import { ticketTopic } from "../notifications";
import { provider } from "../provider";
import { mailer, mailerService } from "../services/mailer";

// services.mailer.alarms
export const tasksAlarm = new aws.cloudwatch.MetricAlarm(
  "mailer-alarm-tasks",
  {
    name: "hello/production/mailer/tasks",
    alarmDescription: "Fewer than 1 tasks of mailer run",
    comparisonOperator: "LessThanThreshold",
    threshold: 1,
    evaluationPeriods: 2,
    treatMissingData: "breaching",
    namespace: "ECS/ContainerInsights",
    metricName: "RunningTaskCount",
    dimensions: { ClusterName: cluster.name, ServiceName: mailerService.name },
    statistic: "Minimum",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "hello-production-mailer-alarm-tasks" },
  },
  { parent: mailer, provider, deleteBeforeReplace: true },
);
