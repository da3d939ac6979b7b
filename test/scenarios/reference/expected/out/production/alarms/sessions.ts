// spec/platform.yaml caches.sessions
import * as aws from "@pulumi/aws";
import { sessions } from "../caches/sessions";
import { ticketTopic } from "../notifications";
import { provider } from "../provider";

// caches.sessions
export const engineCpuAlarm = new aws.cloudwatch.MetricAlarm(
  "sessions-alarm-engine-cpu",
  {
    name: "provfair/production/sessions/engine-cpu",
    alarmDescription: "The engine of a node of sessions uses more than 80 % of its processor",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 80,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    metricQueries: [
      {
        id: "n1",
        returnData: false,
        metric: {
          namespace: "AWS/ElastiCache",
          metricName: "EngineCPUUtilization",
          period: 300,
          stat: "Average",
          dimensions: { CacheClusterId: "provfair-production-sessions-001", CacheNodeId: "0001" },
        },
      },
      {
        id: "n2",
        returnData: false,
        metric: {
          namespace: "AWS/ElastiCache",
          metricName: "EngineCPUUtilization",
          period: 300,
          stat: "Average",
          dimensions: { CacheClusterId: "provfair-production-sessions-002", CacheNodeId: "0001" },
        },
      },
      {
        id: "n3",
        returnData: false,
        metric: {
          namespace: "AWS/ElastiCache",
          metricName: "EngineCPUUtilization",
          period: 300,
          stat: "Average",
          dimensions: { CacheClusterId: "provfair-production-sessions-003", CacheNodeId: "0001" },
        },
      },
      {
        id: "worst",
        label: "EngineCPUUtilization of the worst node",
        expression: "MAX([n1, n2, n3])",
        returnData: true,
      },
    ],
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-sessions-alarm-engine-cpu" },
  },
  { parent: sessions, provider, deleteBeforeReplace: true },
);

// caches.sessions
export const memoryAlarm = new aws.cloudwatch.MetricAlarm(
  "sessions-alarm-memory",
  {
    name: "provfair/production/sessions/memory",
    alarmDescription: "A node of sessions uses more than 80 % of its memory for data",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 80,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    metricQueries: [
      {
        id: "n1",
        returnData: false,
        metric: {
          namespace: "AWS/ElastiCache",
          metricName: "DatabaseMemoryUsagePercentage",
          period: 300,
          stat: "Maximum",
          dimensions: { CacheClusterId: "provfair-production-sessions-001", CacheNodeId: "0001" },
        },
      },
      {
        id: "n2",
        returnData: false,
        metric: {
          namespace: "AWS/ElastiCache",
          metricName: "DatabaseMemoryUsagePercentage",
          period: 300,
          stat: "Maximum",
          dimensions: { CacheClusterId: "provfair-production-sessions-002", CacheNodeId: "0001" },
        },
      },
      {
        id: "n3",
        returnData: false,
        metric: {
          namespace: "AWS/ElastiCache",
          metricName: "DatabaseMemoryUsagePercentage",
          period: 300,
          stat: "Maximum",
          dimensions: { CacheClusterId: "provfair-production-sessions-003", CacheNodeId: "0001" },
        },
      },
      {
        id: "worst",
        label: "DatabaseMemoryUsagePercentage of the worst node",
        expression: "MAX([n1, n2, n3])",
        returnData: true,
      },
    ],
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-sessions-alarm-memory" },
  },
  { parent: sessions, provider, deleteBeforeReplace: true },
);

// caches.sessions
export const evictionsAlarm = new aws.cloudwatch.MetricAlarm(
  "sessions-alarm-evictions",
  {
    name: "provfair/production/sessions/evictions",
    alarmDescription: "A node of sessions throws more than 100 keys away: its memory is full",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 100,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    metricQueries: [
      {
        id: "n1",
        returnData: false,
        metric: {
          namespace: "AWS/ElastiCache",
          metricName: "Evictions",
          period: 300,
          stat: "Sum",
          dimensions: { CacheClusterId: "provfair-production-sessions-001", CacheNodeId: "0001" },
        },
      },
      {
        id: "n2",
        returnData: false,
        metric: {
          namespace: "AWS/ElastiCache",
          metricName: "Evictions",
          period: 300,
          stat: "Sum",
          dimensions: { CacheClusterId: "provfair-production-sessions-002", CacheNodeId: "0001" },
        },
      },
      {
        id: "n3",
        returnData: false,
        metric: {
          namespace: "AWS/ElastiCache",
          metricName: "Evictions",
          period: 300,
          stat: "Sum",
          dimensions: { CacheClusterId: "provfair-production-sessions-003", CacheNodeId: "0001" },
        },
      },
      {
        id: "worst",
        label: "Evictions of the worst node",
        expression: "MAX([n1, n2, n3])",
        returnData: true,
      },
    ],
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-sessions-alarm-evictions" },
  },
  { parent: sessions, provider, deleteBeforeReplace: true },
);

// caches.sessions
export const replicationLagAlarm = new aws.cloudwatch.MetricAlarm(
  "sessions-alarm-replication-lag",
  {
    name: "provfair/production/sessions/replication-lag",
    alarmDescription: "A replica of sessions is more than 10 s behind the primary",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 10,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    metricQueries: [
      {
        id: "n1",
        returnData: false,
        metric: {
          namespace: "AWS/ElastiCache",
          metricName: "ReplicationLag",
          period: 300,
          stat: "Maximum",
          dimensions: { CacheClusterId: "provfair-production-sessions-001", CacheNodeId: "0001" },
        },
      },
      {
        id: "n2",
        returnData: false,
        metric: {
          namespace: "AWS/ElastiCache",
          metricName: "ReplicationLag",
          period: 300,
          stat: "Maximum",
          dimensions: { CacheClusterId: "provfair-production-sessions-002", CacheNodeId: "0001" },
        },
      },
      {
        id: "n3",
        returnData: false,
        metric: {
          namespace: "AWS/ElastiCache",
          metricName: "ReplicationLag",
          period: 300,
          stat: "Maximum",
          dimensions: { CacheClusterId: "provfair-production-sessions-003", CacheNodeId: "0001" },
        },
      },
      {
        id: "worst",
        label: "ReplicationLag of the worst node",
        expression: "MAX([n1, n2, n3])",
        returnData: true,
      },
    ],
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-sessions-alarm-replication-lag" },
  },
  { parent: sessions, provider, deleteBeforeReplace: true },
);

// caches.sessions
export const snapshotAgeAlarm = new aws.cloudwatch.MetricAlarm(
  "sessions-alarm-snapshot-age",
  {
    name: "provfair/production/sessions/snapshot-age",
    alarmDescription: "The newest snapshot of sessions is older than 2 days",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 2,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    namespace: "provfair/production",
    metricName: "SnapshotAge",
    dimensions: { Cache: "sessions" },
    statistic: "Maximum",
    period: 86400,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-sessions-alarm-snapshot-age" },
  },
  { parent: sessions, provider, deleteBeforeReplace: true },
);
