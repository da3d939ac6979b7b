// spec/platform.yaml services.web
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { pageTopic, ticketTopic } from "../notifications";
import { provider } from "../provider";
import { web, webService } from "../services/web";

// services.web
export const cpuAlarm = new aws.cloudwatch.MetricAlarm(
  "web-alarm-cpu",
  {
    name: "hello/production/web/cpu",
    alarmDescription: "The tasks of web use more than 80 % of their CPU",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 80,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ECS",
    metricName: "CPUUtilization",
    dimensions: { ClusterName: cluster.name, ServiceName: webService.name },
    statistic: "Average",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "hello-production-web-alarm-cpu" },
  },
  { parent: web, provider, deleteBeforeReplace: true },
);

// services.web
export const memoryAlarm = new aws.cloudwatch.MetricAlarm(
  "web-alarm-memory",
  {
    name: "hello/production/web/memory",
    alarmDescription: "The tasks of web use more than 80 % of their memory",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 80,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ECS",
    metricName: "MemoryUtilization",
    dimensions: { ClusterName: cluster.name, ServiceName: webService.name },
    statistic: "Average",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "hello-production-web-alarm-memory" },
  },
  { parent: web, provider, deleteBeforeReplace: true },
);

// services.web
const tasksAlarm = new aws.cloudwatch.MetricAlarm(
  "web-alarm-tasks",
  {
    name: "hello/production/web/tasks",
    alarmDescription: "Fewer than 2 tasks of web run",
    comparisonOperator: "LessThanThreshold",
    threshold: 2,
    evaluationPeriods: 2,
    treatMissingData: "breaching",
    namespace: "ECS/ContainerInsights",
    metricName: "RunningTaskCount",
    dimensions: { ClusterName: cluster.name, ServiceName: webService.name },
    statistic: "Minimum",
    period: 300,
    tags: { Name: "hello-production-web-alarm-tasks" },
  },
  { parent: web, provider, deleteBeforeReplace: true },
);

// services.web
const maximumAlarm = new aws.cloudwatch.MetricAlarm(
  "web-alarm-maximum",
  {
    name: "hello/production/web/maximum",
    alarmDescription: "10 tasks of web run, as many as may; alone it tells nobody",
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 10,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "ECS/ContainerInsights",
    metricName: "RunningTaskCount",
    dimensions: { ClusterName: cluster.name, ServiceName: webService.name },
    statistic: "Minimum",
    period: 300,
    tags: { Name: "hello-production-web-alarm-maximum" },
  },
  { parent: web, provider, deleteBeforeReplace: true },
);

// services.web
const saturationAlarm = new aws.cloudwatch.CompositeAlarm(
  "web-alarm-saturation",
  {
    alarmName: "hello/production/web/saturation",
    alarmDescription: "web runs as many tasks as it may, 10, and they are still busy",
    alarmRule: pulumi.interpolate`(ALARM("${maximumAlarm.name}") AND (ALARM("${cpuAlarm.name}") OR ALARM("${memoryAlarm.name}")))`,
    tags: { Name: "hello-production-web-alarm-saturation" },
  },
  { parent: web, provider, deleteBeforeReplace: true },
);

// services.web
export const logErrorsAlarm = new aws.cloudwatch.MetricAlarm(
  "web-alarm-log-errors",
  {
    name: "hello/production/web/log-errors",
    alarmDescription: "web logs more than 20 errors in 5 minutes",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 20,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "hello/production",
    metricName: "web-log-errors",
    statistic: "Sum",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "hello-production-web-alarm-log-errors" },
  },
  { parent: web, provider, deleteBeforeReplace: true },
);

// services.web
export const alarm = new aws.cloudwatch.CompositeAlarm(
  "web",
  {
    alarmName: "hello/production/web",
    alarmDescription: "web is in trouble",
    alarmRule: pulumi.interpolate`(ALARM("${tasksAlarm.name}") OR ALARM("${saturationAlarm.alarmName}"))`,
    alarmActions: [pageTopic.arn],
    okActions: [pageTopic.arn],
    tags: { Name: "hello-production-web" },
  },
  { parent: web, provider, deleteBeforeReplace: true },
);
