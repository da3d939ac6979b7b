// spec/platform.yaml services.profiles
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { pageTopic, ticketTopic } from "../notifications";
import { provider } from "../provider";
import { profiles, profilesService } from "../services/profiles";

// services.profiles
export const cpuAlarm = new aws.cloudwatch.MetricAlarm(
  "profiles-alarm-cpu",
  {
    name: "provfair/production/profiles/cpu",
    alarmDescription: "The tasks of profiles use more than 80 % of their CPU",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 80,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ECS",
    metricName: "CPUUtilization",
    dimensions: { ClusterName: cluster.name, ServiceName: profilesService.name },
    statistic: "Average",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-profiles-alarm-cpu" },
  },
  { parent: profiles, provider, deleteBeforeReplace: true },
);

// services.profiles
export const memoryAlarm = new aws.cloudwatch.MetricAlarm(
  "profiles-alarm-memory",
  {
    name: "provfair/production/profiles/memory",
    alarmDescription: "The tasks of profiles use more than 80 % of their memory",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 80,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ECS",
    metricName: "MemoryUtilization",
    dimensions: { ClusterName: cluster.name, ServiceName: profilesService.name },
    statistic: "Average",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-profiles-alarm-memory" },
  },
  { parent: profiles, provider, deleteBeforeReplace: true },
);

// services.profiles
const tasksAlarm = new aws.cloudwatch.MetricAlarm(
  "profiles-alarm-tasks",
  {
    name: "provfair/production/profiles/tasks",
    alarmDescription: "Fewer than 2 tasks of profiles run",
    comparisonOperator: "LessThanThreshold",
    threshold: 2,
    evaluationPeriods: 2,
    treatMissingData: "breaching",
    namespace: "ECS/ContainerInsights",
    metricName: "RunningTaskCount",
    dimensions: { ClusterName: cluster.name, ServiceName: profilesService.name },
    statistic: "Minimum",
    period: 300,
    tags: { Name: "provfair-production-profiles-alarm-tasks" },
  },
  { parent: profiles, provider, deleteBeforeReplace: true },
);

// services.profiles
const maximumAlarm = new aws.cloudwatch.MetricAlarm(
  "profiles-alarm-maximum",
  {
    name: "provfair/production/profiles/maximum",
    alarmDescription: "10 tasks of profiles run, as many as may; alone it tells nobody",
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 10,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "ECS/ContainerInsights",
    metricName: "RunningTaskCount",
    dimensions: { ClusterName: cluster.name, ServiceName: profilesService.name },
    statistic: "Minimum",
    period: 300,
    tags: { Name: "provfair-production-profiles-alarm-maximum" },
  },
  { parent: profiles, provider, deleteBeforeReplace: true },
);

// services.profiles
const saturationAlarm = new aws.cloudwatch.CompositeAlarm(
  "profiles-alarm-saturation",
  {
    alarmName: "provfair/production/profiles/saturation",
    alarmDescription: "profiles runs as many tasks as it may, 10, and they are still busy",
    alarmRule: pulumi.interpolate`(ALARM("${maximumAlarm.name}") AND (ALARM("${cpuAlarm.name}") OR ALARM("${memoryAlarm.name}")))`,
    tags: { Name: "provfair-production-profiles-alarm-saturation" },
  },
  { parent: profiles, provider, deleteBeforeReplace: true },
);

// services.profiles
export const logErrorsAlarm = new aws.cloudwatch.MetricAlarm(
  "profiles-alarm-log-errors",
  {
    name: "provfair/production/profiles/log-errors",
    alarmDescription: "profiles logs more than 20 errors in 5 minutes",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 20,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "provfair/production",
    metricName: "profiles-log-errors",
    statistic: "Sum",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-profiles-alarm-log-errors" },
  },
  { parent: profiles, provider, deleteBeforeReplace: true },
);

// services.profiles
export const alarm = new aws.cloudwatch.CompositeAlarm(
  "profiles",
  {
    alarmName: "provfair/production/profiles",
    alarmDescription: "profiles is in trouble",
    alarmRule: pulumi.interpolate`(ALARM("${tasksAlarm.name}") OR ALARM("${saturationAlarm.alarmName}"))`,
    alarmActions: [pageTopic.arn],
    okActions: [pageTopic.arn],
    tags: { Name: "provfair-production-profiles" },
  },
  { parent: profiles, provider, deleteBeforeReplace: true },
);
