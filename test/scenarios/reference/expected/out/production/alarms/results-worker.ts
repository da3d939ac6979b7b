// spec/platform.yaml services.results-worker
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "../cluster";
import { pageTopic, ticketTopic } from "../notifications";
import { provider } from "../provider";
import { resultsWorker, resultsWorkerService } from "../services/results-worker";

// services.results-worker
export const cpuAlarm = new aws.cloudwatch.MetricAlarm(
  "results-worker-alarm-cpu",
  {
    name: "provfair/production/results-worker/cpu",
    alarmDescription: "The tasks of results-worker use more than 80 % of their CPU",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 80,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ECS",
    metricName: "CPUUtilization",
    dimensions: { ClusterName: cluster.name, ServiceName: resultsWorkerService.name },
    statistic: "Average",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-results-worker-alarm-cpu" },
  },
  { parent: resultsWorker, provider, deleteBeforeReplace: true },
);

// services.results-worker
export const memoryAlarm = new aws.cloudwatch.MetricAlarm(
  "results-worker-alarm-memory",
  {
    name: "provfair/production/results-worker/memory",
    alarmDescription: "The tasks of results-worker use more than 80 % of their memory",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 80,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/ECS",
    metricName: "MemoryUtilization",
    dimensions: { ClusterName: cluster.name, ServiceName: resultsWorkerService.name },
    statistic: "Average",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-results-worker-alarm-memory" },
  },
  { parent: resultsWorker, provider, deleteBeforeReplace: true },
);

// services.results-worker
const tasksAlarm = new aws.cloudwatch.MetricAlarm(
  "results-worker-alarm-tasks",
  {
    name: "provfair/production/results-worker/tasks",
    alarmDescription: "Fewer than 2 tasks of results-worker run",
    comparisonOperator: "LessThanThreshold",
    threshold: 2,
    evaluationPeriods: 2,
    treatMissingData: "breaching",
    namespace: "ECS/ContainerInsights",
    metricName: "RunningTaskCount",
    dimensions: { ClusterName: cluster.name, ServiceName: resultsWorkerService.name },
    statistic: "Minimum",
    period: 300,
    tags: { Name: "provfair-production-results-worker-alarm-tasks" },
  },
  { parent: resultsWorker, provider, deleteBeforeReplace: true },
);

// services.results-worker
const maximumAlarm = new aws.cloudwatch.MetricAlarm(
  "results-worker-alarm-maximum",
  {
    name: "provfair/production/results-worker/maximum",
    alarmDescription: "10 tasks of results-worker run, as many as may; alone it tells nobody",
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 10,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "ECS/ContainerInsights",
    metricName: "RunningTaskCount",
    dimensions: { ClusterName: cluster.name, ServiceName: resultsWorkerService.name },
    statistic: "Minimum",
    period: 300,
    tags: { Name: "provfair-production-results-worker-alarm-maximum" },
  },
  { parent: resultsWorker, provider, deleteBeforeReplace: true },
);

// services.results-worker
const saturationAlarm = new aws.cloudwatch.CompositeAlarm(
  "results-worker-alarm-saturation",
  {
    alarmName: "provfair/production/results-worker/saturation",
    alarmDescription: "results-worker runs as many tasks as it may, 10, and they are still busy",
    alarmRule: pulumi.interpolate`(ALARM("${maximumAlarm.name}") AND (ALARM("${cpuAlarm.name}") OR ALARM("${memoryAlarm.name}")))`,
    tags: { Name: "provfair-production-results-worker-alarm-saturation" },
  },
  { parent: resultsWorker, provider, deleteBeforeReplace: true },
);

// services.results-worker
export const logErrorsAlarm = new aws.cloudwatch.MetricAlarm(
  "results-worker-alarm-log-errors",
  {
    name: "provfair/production/results-worker/log-errors",
    alarmDescription: "results-worker logs more than 20 errors in 5 minutes",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 20,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "provfair/production",
    metricName: "results-worker-log-errors",
    statistic: "Sum",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-results-worker-alarm-log-errors" },
  },
  { parent: resultsWorker, provider, deleteBeforeReplace: true },
);

// services.results-worker
export const alarm = new aws.cloudwatch.CompositeAlarm(
  "results-worker",
  {
    alarmName: "provfair/production/results-worker",
    alarmDescription: "results-worker is in trouble",
    alarmRule: pulumi.interpolate`(ALARM("${tasksAlarm.name}") OR ALARM("${saturationAlarm.alarmName}"))`,
    alarmActions: [pageTopic.arn],
    okActions: [pageTopic.arn],
    tags: { Name: "provfair-production-results-worker" },
  },
  { parent: resultsWorker, provider, deleteBeforeReplace: true },
);
