// spec/platform.yaml services.mailer
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { pageTopic, ticketTopic } from "../notifications";
import { provider } from "../provider";
import { mailer, mailerService } from "../services/mailer";

// services.mailer
export const cpuAlarm = new aws.cloudwatch.MetricAlarm(
  "mailer-alarm-cpu",
  {
    name: "shop/production/mailer/cpu",
    alarmDescription: "The tasks of mailer use more than 80 % of their CPU",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 80,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ECS",
    metricName: "CPUUtilization",
    dimensions: { ClusterName: cluster.name, ServiceName: mailerService.name },
    statistic: "Average",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "shop-production-mailer-alarm-cpu" },
  },
  { parent: mailer, provider, deleteBeforeReplace: true },
);

// services.mailer
export const memoryAlarm = new aws.cloudwatch.MetricAlarm(
  "mailer-alarm-memory",
  {
    name: "shop/production/mailer/memory",
    alarmDescription: "The tasks of mailer use more than 80 % of their memory",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 80,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ECS",
    metricName: "MemoryUtilization",
    dimensions: { ClusterName: cluster.name, ServiceName: mailerService.name },
    statistic: "Average",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "shop-production-mailer-alarm-memory" },
  },
  { parent: mailer, provider, deleteBeforeReplace: true },
);

// services.mailer
const tasksAlarm = new aws.cloudwatch.MetricAlarm(
  "mailer-alarm-tasks",
  {
    name: "shop/production/mailer/tasks",
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
    tags: { Name: "shop-production-mailer-alarm-tasks" },
  },
  { parent: mailer, provider, deleteBeforeReplace: true },
);

// services.mailer
const maximumAlarm = new aws.cloudwatch.MetricAlarm(
  "mailer-alarm-maximum",
  {
    name: "shop/production/mailer/maximum",
    alarmDescription: "4 tasks of mailer run, as many as may; alone it tells nobody",
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 4,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "ECS/ContainerInsights",
    metricName: "RunningTaskCount",
    dimensions: { ClusterName: cluster.name, ServiceName: mailerService.name },
    statistic: "Minimum",
    period: 300,
    tags: { Name: "shop-production-mailer-alarm-maximum" },
  },
  { parent: mailer, provider, deleteBeforeReplace: true },
);

// services.mailer
const saturationAlarm = new aws.cloudwatch.CompositeAlarm(
  "mailer-alarm-saturation",
  {
    alarmName: "shop/production/mailer/saturation",
    alarmDescription: "mailer runs as many tasks as it may, 4, and they are still busy",
    alarmRule: pulumi.interpolate`(ALARM("${maximumAlarm.name}") AND (ALARM("${cpuAlarm.name}") OR ALARM("${memoryAlarm.name}")))`,
    tags: { Name: "shop-production-mailer-alarm-saturation" },
  },
  { parent: mailer, provider, deleteBeforeReplace: true },
);

// services.mailer
export const logErrorsAlarm = new aws.cloudwatch.MetricAlarm(
  "mailer-alarm-log-errors",
  {
    name: "shop/production/mailer/log-errors",
    alarmDescription: "mailer logs more than 20 errors in 5 minutes",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 20,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "shop/production",
    metricName: "mailer-log-errors",
    statistic: "Sum",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "shop-production-mailer-alarm-log-errors" },
  },
  { parent: mailer, provider, deleteBeforeReplace: true },
);

// services.mailer
export const alarm = new aws.cloudwatch.CompositeAlarm(
  "mailer",
  {
    alarmName: "shop/production/mailer",
    alarmDescription: "mailer is in trouble",
    alarmRule: pulumi.interpolate`(ALARM("${tasksAlarm.name}") OR ALARM("${saturationAlarm.alarmName}"))`,
    alarmActions: [pageTopic.arn],
    okActions: [pageTopic.arn],
    tags: { Name: "shop-production-mailer" },
  },
  { parent: mailer, provider, deleteBeforeReplace: true },
);
