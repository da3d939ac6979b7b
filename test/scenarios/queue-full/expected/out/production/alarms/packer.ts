// spec/platform.yaml services.packer
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { pageTopic, ticketTopic } from "../notifications";
import { provider } from "../provider";
import { packer, packerService } from "../services/packer";

// services.packer
export const cpuAlarm = new aws.cloudwatch.MetricAlarm(
  "packer-alarm-cpu",
  {
    name: "hello/production/packer/cpu",
    alarmDescription: "The tasks of packer use more than 80 % of their CPU",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 80,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ECS",
    metricName: "CPUUtilization",
    dimensions: { ClusterName: cluster.name, ServiceName: packerService.name },
    statistic: "Average",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "hello-production-packer-alarm-cpu" },
  },
  { parent: packer, provider, deleteBeforeReplace: true },
);

// services.packer
export const memoryAlarm = new aws.cloudwatch.MetricAlarm(
  "packer-alarm-memory",
  {
    name: "hello/production/packer/memory",
    alarmDescription: "The tasks of packer use more than 80 % of their memory",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 80,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ECS",
    metricName: "MemoryUtilization",
    dimensions: { ClusterName: cluster.name, ServiceName: packerService.name },
    statistic: "Average",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "hello-production-packer-alarm-memory" },
  },
  { parent: packer, provider, deleteBeforeReplace: true },
);

// services.packer
const tasksAlarm = new aws.cloudwatch.MetricAlarm(
  "packer-alarm-tasks",
  {
    name: "hello/production/packer/tasks",
    alarmDescription: "Fewer than 1 tasks of packer run",
    comparisonOperator: "LessThanThreshold",
    threshold: 1,
    evaluationPeriods: 2,
    treatMissingData: "breaching",
    namespace: "ECS/ContainerInsights",
    metricName: "RunningTaskCount",
    dimensions: { ClusterName: cluster.name, ServiceName: packerService.name },
    statistic: "Minimum",
    period: 300,
    tags: { Name: "hello-production-packer-alarm-tasks" },
  },
  { parent: packer, provider, deleteBeforeReplace: true },
);

// services.packer
const maximumAlarm = new aws.cloudwatch.MetricAlarm(
  "packer-alarm-maximum",
  {
    name: "hello/production/packer/maximum",
    alarmDescription: "20 tasks of packer run, as many as may; alone it tells nobody",
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 20,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "ECS/ContainerInsights",
    metricName: "RunningTaskCount",
    dimensions: { ClusterName: cluster.name, ServiceName: packerService.name },
    statistic: "Minimum",
    period: 300,
    tags: { Name: "hello-production-packer-alarm-maximum" },
  },
  { parent: packer, provider, deleteBeforeReplace: true },
);

// services.packer
const saturationAlarm = new aws.cloudwatch.CompositeAlarm(
  "packer-alarm-saturation",
  {
    alarmName: "hello/production/packer/saturation",
    alarmDescription: "packer runs as many tasks as it may, 20, and they are still busy",
    alarmRule: pulumi.interpolate`(ALARM("${maximumAlarm.name}") AND (ALARM("${cpuAlarm.name}") OR ALARM("${memoryAlarm.name}")))`,
    tags: { Name: "hello-production-packer-alarm-saturation" },
  },
  { parent: packer, provider, deleteBeforeReplace: true },
);

// services.packer
export const logErrorsAlarm = new aws.cloudwatch.MetricAlarm(
  "packer-alarm-log-errors",
  {
    name: "hello/production/packer/log-errors",
    alarmDescription: "packer logs more than 20 errors in 5 minutes",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 20,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "hello/production",
    metricName: "packer-log-errors",
    statistic: "Sum",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "hello-production-packer-alarm-log-errors" },
  },
  { parent: packer, provider, deleteBeforeReplace: true },
);

// services.packer
export const alarm = new aws.cloudwatch.CompositeAlarm(
  "packer",
  {
    alarmName: "hello/production/packer",
    alarmDescription: "packer is in trouble",
    alarmRule: pulumi.interpolate`(ALARM("${tasksAlarm.name}") OR ALARM("${saturationAlarm.alarmName}"))`,
    alarmActions: [pageTopic.arn],
    okActions: [pageTopic.arn],
    tags: { Name: "hello-production-packer" },
  },
  { parent: packer, provider, deleteBeforeReplace: true },
);
