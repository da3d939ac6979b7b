// spec/platform.yaml services.gateway
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { loadBalancer } from "../load-balancer";
import { pageTopic, ticketTopic } from "../notifications";
import { provider } from "../provider";
import { gateway, targetGroup, gatewayService } from "../services/gateway";

// services.gateway
export const cpuAlarm = new aws.cloudwatch.MetricAlarm(
  "gateway-alarm-cpu",
  {
    name: "provfair/production/gateway/cpu",
    alarmDescription: "The tasks of gateway use more than 80 % of their CPU",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 80,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ECS",
    metricName: "CPUUtilization",
    dimensions: { ClusterName: cluster.name, ServiceName: gatewayService.name },
    statistic: "Average",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-gateway-alarm-cpu" },
  },
  { parent: gateway, provider, deleteBeforeReplace: true },
);

// services.gateway
export const memoryAlarm = new aws.cloudwatch.MetricAlarm(
  "gateway-alarm-memory",
  {
    name: "provfair/production/gateway/memory",
    alarmDescription: "The tasks of gateway use more than 80 % of their memory",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 80,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ECS",
    metricName: "MemoryUtilization",
    dimensions: { ClusterName: cluster.name, ServiceName: gatewayService.name },
    statistic: "Average",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-gateway-alarm-memory" },
  },
  { parent: gateway, provider, deleteBeforeReplace: true },
);

// services.gateway
const tasksAlarm = new aws.cloudwatch.MetricAlarm(
  "gateway-alarm-tasks",
  {
    name: "provfair/production/gateway/tasks",
    alarmDescription: "Fewer than 2 tasks of gateway run",
    comparisonOperator: "LessThanThreshold",
    threshold: 2,
    evaluationPeriods: 2,
    treatMissingData: "breaching",
    namespace: "ECS/ContainerInsights",
    metricName: "RunningTaskCount",
    dimensions: { ClusterName: cluster.name, ServiceName: gatewayService.name },
    statistic: "Minimum",
    period: 300,
    tags: { Name: "provfair-production-gateway-alarm-tasks" },
  },
  { parent: gateway, provider, deleteBeforeReplace: true },
);

// services.gateway
const maximumAlarm = new aws.cloudwatch.MetricAlarm(
  "gateway-alarm-maximum",
  {
    name: "provfair/production/gateway/maximum",
    alarmDescription: "10 tasks of gateway run, as many as may; alone it tells nobody",
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 10,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "ECS/ContainerInsights",
    metricName: "RunningTaskCount",
    dimensions: { ClusterName: cluster.name, ServiceName: gatewayService.name },
    statistic: "Minimum",
    period: 300,
    tags: { Name: "provfair-production-gateway-alarm-maximum" },
  },
  { parent: gateway, provider, deleteBeforeReplace: true },
);

// services.gateway
const saturationAlarm = new aws.cloudwatch.CompositeAlarm(
  "gateway-alarm-saturation",
  {
    alarmName: "provfair/production/gateway/saturation",
    alarmDescription: "gateway runs as many tasks as it may, 10, and they are still busy",
    alarmRule: pulumi.interpolate`(ALARM("${maximumAlarm.name}") AND (ALARM("${cpuAlarm.name}") OR ALARM("${memoryAlarm.name}")))`,
    tags: { Name: "provfair-production-gateway-alarm-saturation" },
  },
  { parent: gateway, provider, deleteBeforeReplace: true },
);

// services.gateway
const latencyAlarm = new aws.cloudwatch.MetricAlarm(
  "gateway-alarm-latency",
  {
    name: "provfair/production/gateway/latency",
    alarmDescription: "5 of 100 answers of gateway take longer than 0.5 s",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0.5,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ApplicationELB",
    metricName: "TargetResponseTime",
    dimensions: { LoadBalancer: loadBalancer.arnSuffix, TargetGroup: targetGroup.arnSuffix },
    extendedStatistic: "p95",
    evaluateLowSampleCountPercentiles: "ignore",
    period: 300,
    tags: { Name: "provfair-production-gateway-alarm-latency" },
  },
  { parent: gateway, provider, deleteBeforeReplace: true },
);

// services.gateway
const unhealthyAlarm = new aws.cloudwatch.MetricAlarm(
  "gateway-alarm-unhealthy",
  {
    name: "provfair/production/gateway/unhealthy",
    alarmDescription: "Tasks of gateway fail the load balancer's health checks",
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ApplicationELB",
    metricName: "UnHealthyHostCount",
    dimensions: { LoadBalancer: loadBalancer.arnSuffix, TargetGroup: targetGroup.arnSuffix },
    statistic: "Maximum",
    period: 300,
    tags: { Name: "provfair-production-gateway-alarm-unhealthy" },
  },
  { parent: gateway, provider, deleteBeforeReplace: true },
);

// services.gateway
const errorsAlarm = new aws.cloudwatch.MetricAlarm(
  "gateway-alarm-errors",
  {
    name: "provfair/production/gateway/errors",
    alarmDescription: "More than 1 % of the answers of gateway are 5xx",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 1,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    metricQueries: [
      {
        id: "e0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "HTTPCode_Target_5XX_Count",
          period: 300,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix, TargetGroup: targetGroup.arnSuffix },
        },
      },
      {
        id: "r0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "RequestCount",
          period: 300,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix, TargetGroup: targetGroup.arnSuffix },
        },
      },
      {
        id: "percent",
        label: "Answers 5xx in percent",
        expression: "IF(FILL(e0, 0) >= 5, 100 * (FILL(e0, 0)) / (FILL(r0, 0)), 0)",
        returnData: true,
      },
    ],
    tags: { Name: "provfair-production-gateway-alarm-errors" },
  },
  { parent: gateway, provider, deleteBeforeReplace: true },
);

// services.gateway
export const logErrorsAlarm = new aws.cloudwatch.MetricAlarm(
  "gateway-alarm-log-errors",
  {
    name: "provfair/production/gateway/log-errors",
    alarmDescription: "gateway logs more than 20 errors in 5 minutes",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 20,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "provfair/production",
    metricName: "gateway-log-errors",
    statistic: "Sum",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-gateway-alarm-log-errors" },
  },
  { parent: gateway, provider, deleteBeforeReplace: true },
);

// services.gateway
export const alarm = new aws.cloudwatch.CompositeAlarm(
  "gateway",
  {
    alarmName: "provfair/production/gateway",
    alarmDescription: "gateway is in trouble",
    alarmRule: pulumi.interpolate`(ALARM("${tasksAlarm.name}") OR ALARM("${saturationAlarm.alarmName}") OR ALARM("${latencyAlarm.name}") OR ALARM("${unhealthyAlarm.name}") OR ALARM("${errorsAlarm.name}"))`,
    alarmActions: [pageTopic.arn],
    okActions: [pageTopic.arn],
    tags: { Name: "provfair-production-gateway" },
  },
  { parent: gateway, provider, deleteBeforeReplace: true },
);
