// spec/platform.yaml queues.orders.alarms
import * as aws from "@pulumi/aws";
import { pageTopic, ticketTopic } from "../notifications";
import { provider } from "../provider";
import { firstOrders, queue } from "../queues/first-orders";

// queues.orders.alarms
export const ageAlarm = new aws.cloudwatch.MetricAlarm(
  "first-orders-alarm-age",
  {
    name: "hello/production/first-orders/age",
    alarmDescription: "The oldest message in first-orders waits for more than 3600 s",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 3600,
    evaluationPeriods: 3,
    treatMissingData: "notBreaching",
    namespace: "AWS/SQS",
    metricName: "ApproximateAgeOfOldestMessage",
    dimensions: { QueueName: queue.name },
    statistic: "Maximum",
    period: 600,
    alarmActions: [pageTopic.arn],
    okActions: [pageTopic.arn],
    tags: { Name: "hello-production-first-orders-alarm-age" },
  },
  { parent: firstOrders, provider, deleteBeforeReplace: true },
);

// queues.orders.alarms
export const depthAlarm = new aws.cloudwatch.MetricAlarm(
  "first-orders-alarm-depth",
  {
    name: "hello/production/first-orders/depth",
    alarmDescription: "More than 500 messages wait in first-orders",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 500,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/SQS",
    metricName: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: queue.name },
    statistic: "Maximum",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "hello-production-first-orders-alarm-depth" },
  },
  { parent: firstOrders, provider, deleteBeforeReplace: true },
);
