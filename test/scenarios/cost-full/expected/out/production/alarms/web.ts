// spec/platform.yaml services.web
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { loadBalancer } from "../load-balancer";
import { pageTopic, ticketTopic } from "../notifications";
import { provider } from "../provider";
import { web, targetGroup, webService } from "../services/web";

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
const latencyAlarm = new aws.cloudwatch.MetricAlarm(
  "web-alarm-latency",
  {
    name: "hello/production/web/latency",
    alarmDescription: "5 of 100 answers of web take longer than 0.5 s",
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
    tags: { Name: "hello-production-web-alarm-latency" },
  },
  { parent: web, provider, deleteBeforeReplace: true },
);

// services.web
const unhealthyAlarm = new aws.cloudwatch.MetricAlarm(
  "web-alarm-unhealthy",
  {
    name: "hello/production/web/unhealthy",
    alarmDescription: "Tasks of web fail the load balancer's health checks",
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ApplicationELB",
    metricName: "UnHealthyHostCount",
    dimensions: { LoadBalancer: loadBalancer.arnSuffix, TargetGroup: targetGroup.arnSuffix },
    statistic: "Maximum",
    period: 300,
    tags: { Name: "hello-production-web-alarm-unhealthy" },
  },
  { parent: web, provider, deleteBeforeReplace: true },
);

// services.web
const errorsAlarm = new aws.cloudwatch.MetricAlarm(
  "web-alarm-errors",
  {
    name: "hello/production/web/errors",
    alarmDescription: "More than 1 % of the answers of web are 5xx",
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
    tags: { Name: "hello-production-web-alarm-errors" },
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
    alarmRule: pulumi.interpolate`(ALARM("${tasksAlarm.name}") OR ALARM("${saturationAlarm.alarmName}") OR ALARM("${latencyAlarm.name}") OR ALARM("${unhealthyAlarm.name}") OR ALARM("${errorsAlarm.name}"))`,
    alarmActions: [pageTopic.arn],
    okActions: [pageTopic.arn],
    tags: { Name: "hello-production-web" },
  },
  { parent: web, provider, deleteBeforeReplace: true },
);
