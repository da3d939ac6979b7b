// spec/platform.yaml services.stock
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { pageTopic, ticketTopic } from "../notifications";
import { provider } from "../provider";
import { stock, stockService } from "../services/stock";

// services.stock
export const cpuAlarm = new aws.cloudwatch.MetricAlarm(
  "stock-alarm-cpu",
  {
    name: "shop/production/stock/cpu",
    alarmDescription: "The tasks of stock use more than 80 % of their CPU",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 80,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ECS",
    metricName: "CPUUtilization",
    dimensions: { ClusterName: cluster.name, ServiceName: stockService.name },
    statistic: "Average",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "shop-production-stock-alarm-cpu" },
  },
  { parent: stock, provider, deleteBeforeReplace: true },
);

// services.stock
export const memoryAlarm = new aws.cloudwatch.MetricAlarm(
  "stock-alarm-memory",
  {
    name: "shop/production/stock/memory",
    alarmDescription: "The tasks of stock use more than 80 % of their memory",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 80,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ECS",
    metricName: "MemoryUtilization",
    dimensions: { ClusterName: cluster.name, ServiceName: stockService.name },
    statistic: "Average",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "shop-production-stock-alarm-memory" },
  },
  { parent: stock, provider, deleteBeforeReplace: true },
);

// services.stock
const tasksAlarm = new aws.cloudwatch.MetricAlarm(
  "stock-alarm-tasks",
  {
    name: "shop/production/stock/tasks",
    alarmDescription: "Fewer than 2 tasks of stock run",
    comparisonOperator: "LessThanThreshold",
    threshold: 2,
    evaluationPeriods: 2,
    treatMissingData: "breaching",
    namespace: "ECS/ContainerInsights",
    metricName: "RunningTaskCount",
    dimensions: { ClusterName: cluster.name, ServiceName: stockService.name },
    statistic: "Minimum",
    period: 300,
    tags: { Name: "shop-production-stock-alarm-tasks" },
  },
  { parent: stock, provider, deleteBeforeReplace: true },
);

// services.stock
const maximumAlarm = new aws.cloudwatch.MetricAlarm(
  "stock-alarm-maximum",
  {
    name: "shop/production/stock/maximum",
    alarmDescription: "4 tasks of stock run, as many as may; alone it tells nobody",
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 4,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "ECS/ContainerInsights",
    metricName: "RunningTaskCount",
    dimensions: { ClusterName: cluster.name, ServiceName: stockService.name },
    statistic: "Minimum",
    period: 300,
    tags: { Name: "shop-production-stock-alarm-maximum" },
  },
  { parent: stock, provider, deleteBeforeReplace: true },
);

// services.stock
const saturationAlarm = new aws.cloudwatch.CompositeAlarm(
  "stock-alarm-saturation",
  {
    alarmName: "shop/production/stock/saturation",
    alarmDescription: "stock runs as many tasks as it may, 4, and they are still busy",
    alarmRule: pulumi.interpolate`(ALARM("${maximumAlarm.name}") AND (ALARM("${cpuAlarm.name}") OR ALARM("${memoryAlarm.name}")))`,
    tags: { Name: "shop-production-stock-alarm-saturation" },
  },
  { parent: stock, provider, deleteBeforeReplace: true },
);

// services.stock
export const logErrorsAlarm = new aws.cloudwatch.MetricAlarm(
  "stock-alarm-log-errors",
  {
    name: "shop/production/stock/log-errors",
    alarmDescription: "stock logs more than 20 errors in 5 minutes",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 20,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "shop/production",
    metricName: "stock-log-errors",
    statistic: "Sum",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "shop-production-stock-alarm-log-errors" },
  },
  { parent: stock, provider, deleteBeforeReplace: true },
);

// services.stock
export const alarm = new aws.cloudwatch.CompositeAlarm(
  "stock",
  {
    alarmName: "shop/production/stock",
    alarmDescription: "stock is in trouble",
    alarmRule: pulumi.interpolate`(ALARM("${tasksAlarm.name}") OR ALARM("${saturationAlarm.alarmName}"))`,
    alarmActions: [pageTopic.arn],
    okActions: [pageTopic.arn],
    tags: { Name: "shop-production-stock" },
  },
  { parent: stock, provider, deleteBeforeReplace: true },
);
