// spec/platform.yaml services.matchmaking
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { pageTopic, ticketTopic } from "../notifications";
import { provider } from "../provider";
import { matchmaking, matchmakingService } from "../services/matchmaking";

// services.matchmaking
export const cpuAlarm = new aws.cloudwatch.MetricAlarm(
  "matchmaking-alarm-cpu",
  {
    name: "provfair/production/matchmaking/cpu",
    alarmDescription: "The tasks of matchmaking use more than 80 % of their CPU",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 80,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ECS",
    metricName: "CPUUtilization",
    dimensions: { ClusterName: cluster.name, ServiceName: matchmakingService.name },
    statistic: "Average",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-matchmaking-alarm-cpu" },
  },
  { parent: matchmaking, provider, deleteBeforeReplace: true },
);

// services.matchmaking
export const memoryAlarm = new aws.cloudwatch.MetricAlarm(
  "matchmaking-alarm-memory",
  {
    name: "provfair/production/matchmaking/memory",
    alarmDescription: "The tasks of matchmaking use more than 80 % of their memory",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 80,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ECS",
    metricName: "MemoryUtilization",
    dimensions: { ClusterName: cluster.name, ServiceName: matchmakingService.name },
    statistic: "Average",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-matchmaking-alarm-memory" },
  },
  { parent: matchmaking, provider, deleteBeforeReplace: true },
);

// services.matchmaking
const tasksAlarm = new aws.cloudwatch.MetricAlarm(
  "matchmaking-alarm-tasks",
  {
    name: "provfair/production/matchmaking/tasks",
    alarmDescription: "Fewer than 2 tasks of matchmaking run",
    comparisonOperator: "LessThanThreshold",
    threshold: 2,
    evaluationPeriods: 2,
    treatMissingData: "breaching",
    namespace: "ECS/ContainerInsights",
    metricName: "RunningTaskCount",
    dimensions: { ClusterName: cluster.name, ServiceName: matchmakingService.name },
    statistic: "Minimum",
    period: 300,
    tags: { Name: "provfair-production-matchmaking-alarm-tasks" },
  },
  { parent: matchmaking, provider, deleteBeforeReplace: true },
);

// services.matchmaking
const maximumAlarm = new aws.cloudwatch.MetricAlarm(
  "matchmaking-alarm-maximum",
  {
    name: "provfair/production/matchmaking/maximum",
    alarmDescription: "10 tasks of matchmaking run, as many as may; alone it tells nobody",
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 10,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "ECS/ContainerInsights",
    metricName: "RunningTaskCount",
    dimensions: { ClusterName: cluster.name, ServiceName: matchmakingService.name },
    statistic: "Minimum",
    period: 300,
    tags: { Name: "provfair-production-matchmaking-alarm-maximum" },
  },
  { parent: matchmaking, provider, deleteBeforeReplace: true },
);

// services.matchmaking
const saturationAlarm = new aws.cloudwatch.CompositeAlarm(
  "matchmaking-alarm-saturation",
  {
    alarmName: "provfair/production/matchmaking/saturation",
    alarmDescription: "matchmaking runs as many tasks as it may, 10, and they are still busy",
    alarmRule: pulumi.interpolate`(ALARM("${maximumAlarm.name}") AND (ALARM("${cpuAlarm.name}") OR ALARM("${memoryAlarm.name}")))`,
    tags: { Name: "provfair-production-matchmaking-alarm-saturation" },
  },
  { parent: matchmaking, provider, deleteBeforeReplace: true },
);

// services.matchmaking
export const logErrorsAlarm = new aws.cloudwatch.MetricAlarm(
  "matchmaking-alarm-log-errors",
  {
    name: "provfair/production/matchmaking/log-errors",
    alarmDescription: "matchmaking logs more than 20 errors in 5 minutes",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 20,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "provfair/production",
    metricName: "matchmaking-log-errors",
    statistic: "Sum",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-matchmaking-alarm-log-errors" },
  },
  { parent: matchmaking, provider, deleteBeforeReplace: true },
);

// services.matchmaking
export const alarm = new aws.cloudwatch.CompositeAlarm(
  "matchmaking",
  {
    alarmName: "provfair/production/matchmaking",
    alarmDescription: "matchmaking is in trouble",
    alarmRule: pulumi.interpolate`(ALARM("${tasksAlarm.name}") OR ALARM("${saturationAlarm.alarmName}"))`,
    alarmActions: [pageTopic.arn],
    okActions: [pageTopic.arn],
    tags: { Name: "provfair-production-matchmaking" },
  },
  { parent: matchmaking, provider, deleteBeforeReplace: true },
);
