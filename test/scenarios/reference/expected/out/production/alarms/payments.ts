// spec/platform.yaml services.payments
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { loadBalancer } from "../load-balancer";
import { pageTopic, ticketTopic } from "../notifications";
import { provider } from "../provider";
import { payments, targetGroup, greenTargetGroup, paymentsService } from "../services/payments";

// services.payments
export const cpuAlarm = new aws.cloudwatch.MetricAlarm(
  "payments-alarm-cpu",
  {
    name: "provfair/production/payments/cpu",
    alarmDescription: "The tasks of payments use more than 80 % of their CPU",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 80,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ECS",
    metricName: "CPUUtilization",
    dimensions: { ClusterName: cluster.name, ServiceName: paymentsService.name },
    statistic: "Average",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-payments-alarm-cpu" },
  },
  { parent: payments, provider, deleteBeforeReplace: true },
);

// services.payments
export const memoryAlarm = new aws.cloudwatch.MetricAlarm(
  "payments-alarm-memory",
  {
    name: "provfair/production/payments/memory",
    alarmDescription: "The tasks of payments use more than 80 % of their memory",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 80,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ECS",
    metricName: "MemoryUtilization",
    dimensions: { ClusterName: cluster.name, ServiceName: paymentsService.name },
    statistic: "Average",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-payments-alarm-memory" },
  },
  { parent: payments, provider, deleteBeforeReplace: true },
);

// services.payments
const tasksAlarm = new aws.cloudwatch.MetricAlarm(
  "payments-alarm-tasks",
  {
    name: "provfair/production/payments/tasks",
    alarmDescription: "Fewer than 2 tasks of payments run",
    comparisonOperator: "LessThanThreshold",
    threshold: 2,
    evaluationPeriods: 2,
    treatMissingData: "breaching",
    namespace: "ECS/ContainerInsights",
    metricName: "RunningTaskCount",
    dimensions: { ClusterName: cluster.name, ServiceName: paymentsService.name },
    statistic: "Minimum",
    period: 300,
    tags: { Name: "provfair-production-payments-alarm-tasks" },
  },
  { parent: payments, provider, deleteBeforeReplace: true },
);

// services.payments
const maximumAlarm = new aws.cloudwatch.MetricAlarm(
  "payments-alarm-maximum",
  {
    name: "provfair/production/payments/maximum",
    alarmDescription: "10 tasks of payments run, as many as may; alone it tells nobody",
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 10,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "ECS/ContainerInsights",
    metricName: "RunningTaskCount",
    dimensions: { ClusterName: cluster.name, ServiceName: paymentsService.name },
    statistic: "Minimum",
    period: 300,
    tags: { Name: "provfair-production-payments-alarm-maximum" },
  },
  { parent: payments, provider, deleteBeforeReplace: true },
);

// services.payments
const saturationAlarm = new aws.cloudwatch.CompositeAlarm(
  "payments-alarm-saturation",
  {
    alarmName: "provfair/production/payments/saturation",
    alarmDescription: "payments runs as many tasks as it may, 10, and they are still busy",
    alarmRule: pulumi.interpolate`(ALARM("${maximumAlarm.name}") AND (ALARM("${cpuAlarm.name}") OR ALARM("${memoryAlarm.name}")))`,
    tags: { Name: "provfair-production-payments-alarm-saturation" },
  },
  { parent: payments, provider, deleteBeforeReplace: true },
);

// services.payments
const latencyAlarm = new aws.cloudwatch.MetricAlarm(
  "payments-alarm-latency",
  {
    name: "provfair/production/payments/latency",
    alarmDescription: "5 of 100 answers of payments take longer than 0.5 s",
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
    tags: { Name: "provfair-production-payments-alarm-latency" },
  },
  { parent: payments, provider, deleteBeforeReplace: true },
);

// services.payments
const unhealthyAlarm = new aws.cloudwatch.MetricAlarm(
  "payments-alarm-unhealthy",
  {
    name: "provfair/production/payments/unhealthy",
    alarmDescription: "Tasks of payments fail the load balancer's health checks",
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ApplicationELB",
    metricName: "UnHealthyHostCount",
    dimensions: { LoadBalancer: loadBalancer.arnSuffix, TargetGroup: targetGroup.arnSuffix },
    statistic: "Maximum",
    period: 300,
    tags: { Name: "provfair-production-payments-alarm-unhealthy" },
  },
  { parent: payments, provider, deleteBeforeReplace: true },
);

// services.payments
const latencyGreenAlarm = new aws.cloudwatch.MetricAlarm(
  "payments-alarm-latency-green",
  {
    name: "provfair/production/payments/latency-green",
    alarmDescription: "5 of 100 answers of payments take longer than 0.5 s",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0.5,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ApplicationELB",
    metricName: "TargetResponseTime",
    dimensions: { LoadBalancer: loadBalancer.arnSuffix, TargetGroup: greenTargetGroup.arnSuffix },
    extendedStatistic: "p95",
    evaluateLowSampleCountPercentiles: "ignore",
    period: 300,
    tags: { Name: "provfair-production-payments-alarm-latency-green" },
  },
  { parent: payments, provider, deleteBeforeReplace: true },
);

// services.payments
const unhealthyGreenAlarm = new aws.cloudwatch.MetricAlarm(
  "payments-alarm-unhealthy-green",
  {
    name: "provfair/production/payments/unhealthy-green",
    alarmDescription: "Tasks of payments fail the load balancer's health checks",
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ApplicationELB",
    metricName: "UnHealthyHostCount",
    dimensions: { LoadBalancer: loadBalancer.arnSuffix, TargetGroup: greenTargetGroup.arnSuffix },
    statistic: "Maximum",
    period: 300,
    tags: { Name: "provfair-production-payments-alarm-unhealthy-green" },
  },
  { parent: payments, provider, deleteBeforeReplace: true },
);

// services.payments
const errorsAlarm = new aws.cloudwatch.MetricAlarm(
  "payments-alarm-errors",
  {
    name: "provfair/production/payments/errors",
    alarmDescription: "More than 1 % of the answers of payments are 5xx",
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
        id: "e1",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "HTTPCode_Target_5XX_Count",
          period: 300,
          stat: "Sum",
          dimensions: {
            LoadBalancer: loadBalancer.arnSuffix,
            TargetGroup: greenTargetGroup.arnSuffix,
          },
        },
      },
      {
        id: "r1",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "RequestCount",
          period: 300,
          stat: "Sum",
          dimensions: {
            LoadBalancer: loadBalancer.arnSuffix,
            TargetGroup: greenTargetGroup.arnSuffix,
          },
        },
      },
      {
        id: "percent",
        label: "Answers 5xx in percent",
        expression:
          "IF(FILL(e0, 0) + FILL(e1, 0) >= 5, 100 * (FILL(e0, 0) + FILL(e1, 0)) / (FILL(r0, 0) + FILL(r1, 0)), 0)",
        returnData: true,
      },
    ],
    tags: { Name: "provfair-production-payments-alarm-errors" },
  },
  { parent: payments, provider, deleteBeforeReplace: true },
);

// services.payments
export const logErrorsAlarm = new aws.cloudwatch.MetricAlarm(
  "payments-alarm-log-errors",
  {
    name: "provfair/production/payments/log-errors",
    alarmDescription: "payments logs more than 20 errors in 5 minutes",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 20,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "provfair/production",
    metricName: "payments-log-errors",
    statistic: "Sum",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-payments-alarm-log-errors" },
  },
  { parent: payments, provider, deleteBeforeReplace: true },
);

// services.payments
export const alarm = new aws.cloudwatch.CompositeAlarm(
  "payments",
  {
    alarmName: "provfair/production/payments",
    alarmDescription: "payments is in trouble",
    alarmRule: pulumi.interpolate`(ALARM("${tasksAlarm.name}") OR ALARM("${saturationAlarm.alarmName}") OR ALARM("${latencyAlarm.name}") OR ALARM("${unhealthyAlarm.name}") OR ALARM("${latencyGreenAlarm.name}") OR ALARM("${unhealthyGreenAlarm.name}") OR ALARM("${errorsAlarm.name}"))`,
    alarmActions: [pageTopic.arn],
    okActions: [pageTopic.arn],
    tags: { Name: "provfair-production-payments" },
  },
  { parent: payments, provider, deleteBeforeReplace: true },
);
