// spec/platform.yaml observability
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { agesFunction } from "./ages";
import { vault } from "./backup";
import { costSummaryFunction } from "./cost";
import { certificateValidation } from "./domain";
import { Group } from "./group";
import { loadBalancer } from "./load-balancer";
import { vpc } from "./network";
import { pageTopic, ticketTopic } from "./notifications";
import { provider } from "./provider";

// observability
const platformAlarms = new Group("platform-alarms");

// cost.audits
export const idleLoadBalancerAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-idle-load-balancer",
  {
    name: "provfair/production/platform/idle-load-balancer",
    alarmDescription: "The load balancer has had fewer than 10 requests on each of 7 days",
    comparisonOperator: "LessThanThreshold",
    threshold: 10,
    evaluationPeriods: 7,
    treatMissingData: "notBreaching",
    namespace: "AWS/ApplicationELB",
    metricName: "RequestCount",
    dimensions: { LoadBalancer: loadBalancer.arnSuffix },
    statistic: "Sum",
    period: 86400,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-platform-alarm-idle-load-balancer" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// cost.audits
export const idleNatUsEast1aAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-idle-nat-us-east-1a",
  {
    name: "provfair/production/platform/idle-nat-us-east-1a",
    alarmDescription:
      "Less than 1 MB has gone through the NAT gateway of us-east-1a on each of 7 days",
    comparisonOperator: "LessThanThreshold",
    threshold: 1048576,
    evaluationPeriods: 7,
    treatMissingData: "notBreaching",
    namespace: "AWS/NATGateway",
    metricName: "BytesOutToDestination",
    dimensions: { NatGatewayId: vpc.natGateways[0].id },
    statistic: "Sum",
    period: 86400,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-platform-alarm-idle-nat-us-east-1a" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// cost.audits
export const idleNatUsEast1bAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-idle-nat-us-east-1b",
  {
    name: "provfair/production/platform/idle-nat-us-east-1b",
    alarmDescription:
      "Less than 1 MB has gone through the NAT gateway of us-east-1b on each of 7 days",
    comparisonOperator: "LessThanThreshold",
    threshold: 1048576,
    evaluationPeriods: 7,
    treatMissingData: "notBreaching",
    namespace: "AWS/NATGateway",
    metricName: "BytesOutToDestination",
    dimensions: { NatGatewayId: vpc.natGateways[1].id },
    statistic: "Sum",
    period: 86400,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-platform-alarm-idle-nat-us-east-1b" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// cost.audits
export const costSummaryAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-cost-summary",
  {
    name: "provfair/production/platform/cost-summary",
    alarmDescription: "The monthly summary of costs was not written",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    namespace: "AWS/Lambda",
    metricName: "Errors",
    dimensions: { FunctionName: costSummaryFunction.name },
    statistic: "Sum",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-platform-alarm-cost-summary" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// domain
export const loadBalancerErrorsAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-load-balancer-errors",
  {
    name: "provfair/production/platform/load-balancer-errors",
    alarmDescription:
      "The load balancer itself answers more than 1 % with 5xx: it reaches no healthy task",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 1,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    metricQueries: [
      {
        id: "e",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "HTTPCode_ELB_5XX_Count",
          period: 300,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "r",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "RequestCount",
          period: 300,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "percent",
        label: "The load balancer's own 5xx in percent",
        expression: "IF(FILL(e, 0) >= 5, 100 * FILL(e, 0) / (FILL(r, 0) + FILL(e, 0)), 0)",
        returnData: true,
      },
    ],
    alarmActions: [pageTopic.arn],
    okActions: [pageTopic.arn],
    tags: { Name: "provfair-production-platform-alarm-load-balancer-errors" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// network.natGateways
export const natPortsUsEast1aAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-nat-ports-us-east-1a",
  {
    name: "provfair/production/platform/nat-ports-us-east-1a",
    alarmDescription: "The NAT gateway of us-east-1a has no free port for new connections",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/NATGateway",
    metricName: "ErrorPortAllocation",
    dimensions: { NatGatewayId: vpc.natGateways[0].id },
    statistic: "Sum",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-platform-alarm-nat-ports-us-east-1a" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// network.natGateways
export const natPortsUsEast1bAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-nat-ports-us-east-1b",
  {
    name: "provfair/production/platform/nat-ports-us-east-1b",
    alarmDescription: "The NAT gateway of us-east-1b has no free port for new connections",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    evaluationPeriods: 2,
    treatMissingData: "notBreaching",
    namespace: "AWS/NATGateway",
    metricName: "ErrorPortAllocation",
    dimensions: { NatGatewayId: vpc.natGateways[1].id },
    statistic: "Sum",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-platform-alarm-nat-ports-us-east-1b" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// backup
export const backupsAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-backups",
  {
    name: "provfair/production/platform/backups",
    alarmDescription:
      "No backup of a bucket was completed for two days; a vault that is new has none yet",
    comparisonOperator: "LessThanThreshold",
    threshold: 1,
    evaluationPeriods: 2,
    treatMissingData: "breaching",
    namespace: "AWS/Backup",
    metricName: "NumberOfBackupJobsCompleted",
    dimensions: { BackupVaultName: vault.name },
    statistic: "Sum",
    period: 86400,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-platform-alarm-backups" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// domain
export const certificateAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-certificate",
  {
    name: "provfair/production/platform/certificate",
    alarmDescription: "A certificate ends in less than 30 days: AWS could not renew it",
    comparisonOperator: "LessThanThreshold",
    threshold: 30,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    namespace: "AWS/CertificateManager",
    metricName: "DaysToExpiry",
    dimensions: { CertificateArn: certificateValidation.certificateArn },
    statistic: "Minimum",
    period: 86400,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-platform-alarm-certificate" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// objectives.availability
const availabilityFastLongAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-availability-fast-long",
  {
    name: "provfair/production/platform/availability-fast-long",
    alarmDescription:
      "The error budget of availability burns 14.4 times too fast over 1 h; alone it tells nobody",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0.00144,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    metricQueries: [
      {
        id: "e0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "HTTPCode_ELB_5XX_Count",
          period: 3600,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "t0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "HTTPCode_Target_5XX_Count",
          period: 3600,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "r0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "RequestCount",
          period: 3600,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "misses",
        label: "Share of requests with a server error",
        expression:
          "IF(FILL(r0, 0) + FILL(e0, 0) > 1000, (FILL(e0, 0) + FILL(t0, 0)) / (FILL(r0, 0) + FILL(e0, 0)), 0)",
        returnData: true,
      },
    ],
    tags: { Name: "provfair-production-platform-alarm-availability-fast-long" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// objectives.availability
const availabilityFastShortAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-availability-fast-short",
  {
    name: "provfair/production/platform/availability-fast-short",
    alarmDescription:
      "The error budget of availability burns 14.4 times too fast over 5 minutes; alone it tells nobody",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0.00144,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    metricQueries: [
      {
        id: "e0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "HTTPCode_ELB_5XX_Count",
          period: 300,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "t0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "HTTPCode_Target_5XX_Count",
          period: 300,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
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
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "misses",
        label: "Share of requests with a server error",
        expression:
          "IF(FILL(r0, 0) + FILL(e0, 0) > 1000, (FILL(e0, 0) + FILL(t0, 0)) / (FILL(r0, 0) + FILL(e0, 0)), 0)",
        returnData: true,
      },
    ],
    tags: { Name: "provfair-production-platform-alarm-availability-fast-short" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// objectives.availability
export const availabilityFastAlarm = new aws.cloudwatch.CompositeAlarm(
  "platform-alarm-availability-fast",
  {
    alarmName: "provfair/production/platform/availability-fast",
    alarmDescription:
      "At this rate the error budget of 30 days is used up in 50 h: 99.99 % of requests answered without a server error",
    alarmRule: pulumi.interpolate`(ALARM("${availabilityFastLongAlarm.name}") AND ALARM("${availabilityFastShortAlarm.name}"))`,
    alarmActions: [pageTopic.arn],
    okActions: [pageTopic.arn],
    tags: { Name: "provfair-production-platform-alarm-availability-fast" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// objectives.availability
const availabilitySlowLongAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-availability-slow-long",
  {
    name: "provfair/production/platform/availability-slow-long",
    alarmDescription:
      "The error budget of availability burns 6 times too fast over 6 h; alone it tells nobody",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0.0006,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    metricQueries: [
      {
        id: "e0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "HTTPCode_ELB_5XX_Count",
          period: 21600,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "t0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "HTTPCode_Target_5XX_Count",
          period: 21600,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "r0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "RequestCount",
          period: 21600,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "misses",
        label: "Share of requests with a server error",
        expression:
          "IF(FILL(r0, 0) + FILL(e0, 0) > 1000, (FILL(e0, 0) + FILL(t0, 0)) / (FILL(r0, 0) + FILL(e0, 0)), 0)",
        returnData: true,
      },
    ],
    tags: { Name: "provfair-production-platform-alarm-availability-slow-long" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// objectives.availability
const availabilitySlowShortAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-availability-slow-short",
  {
    name: "provfair/production/platform/availability-slow-short",
    alarmDescription:
      "The error budget of availability burns 6 times too fast over 30 minutes; alone it tells nobody",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0.0006,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    metricQueries: [
      {
        id: "e0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "HTTPCode_ELB_5XX_Count",
          period: 1800,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "t0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "HTTPCode_Target_5XX_Count",
          period: 1800,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "r0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "RequestCount",
          period: 1800,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "misses",
        label: "Share of requests with a server error",
        expression:
          "IF(FILL(r0, 0) + FILL(e0, 0) > 1000, (FILL(e0, 0) + FILL(t0, 0)) / (FILL(r0, 0) + FILL(e0, 0)), 0)",
        returnData: true,
      },
    ],
    tags: { Name: "provfair-production-platform-alarm-availability-slow-short" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// objectives.availability
export const availabilitySlowAlarm = new aws.cloudwatch.CompositeAlarm(
  "platform-alarm-availability-slow",
  {
    alarmName: "provfair/production/platform/availability-slow",
    alarmDescription:
      "At this rate the error budget of 30 days is used up in 120 h: 99.99 % of requests answered without a server error",
    alarmRule: pulumi.interpolate`(ALARM("${availabilitySlowLongAlarm.name}") AND ALARM("${availabilitySlowShortAlarm.name}"))`,
    alarmActions: [pageTopic.arn],
    okActions: [pageTopic.arn],
    tags: { Name: "provfair-production-platform-alarm-availability-slow" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// objectives.availability
const availabilityTicketLongAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-availability-ticket-long",
  {
    name: "provfair/production/platform/availability-ticket-long",
    alarmDescription:
      "The error budget of availability burns 3 times too fast over 24 h; alone it tells nobody",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0.0003,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    metricQueries: [
      {
        id: "e0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "HTTPCode_ELB_5XX_Count",
          period: 86400,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "t0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "HTTPCode_Target_5XX_Count",
          period: 86400,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "r0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "RequestCount",
          period: 86400,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "misses",
        label: "Share of requests with a server error",
        expression:
          "IF(FILL(r0, 0) + FILL(e0, 0) > 1000, (FILL(e0, 0) + FILL(t0, 0)) / (FILL(r0, 0) + FILL(e0, 0)), 0)",
        returnData: true,
      },
    ],
    tags: { Name: "provfair-production-platform-alarm-availability-ticket-long" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// objectives.availability
const availabilityTicketShortAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-availability-ticket-short",
  {
    name: "provfair/production/platform/availability-ticket-short",
    alarmDescription:
      "The error budget of availability burns 3 times too fast over 2 h; alone it tells nobody",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0.0003,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    metricQueries: [
      {
        id: "e0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "HTTPCode_ELB_5XX_Count",
          period: 7200,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "t0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "HTTPCode_Target_5XX_Count",
          period: 7200,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "r0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "RequestCount",
          period: 7200,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "misses",
        label: "Share of requests with a server error",
        expression:
          "IF(FILL(r0, 0) + FILL(e0, 0) > 1000, (FILL(e0, 0) + FILL(t0, 0)) / (FILL(r0, 0) + FILL(e0, 0)), 0)",
        returnData: true,
      },
    ],
    tags: { Name: "provfair-production-platform-alarm-availability-ticket-short" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// objectives.availability
export const availabilityTicketAlarm = new aws.cloudwatch.CompositeAlarm(
  "platform-alarm-availability-ticket",
  {
    alarmName: "provfair/production/platform/availability-ticket",
    alarmDescription:
      "At this rate the error budget of 30 days is used up in 240 h: 99.99 % of requests answered without a server error",
    alarmRule: pulumi.interpolate`(ALARM("${availabilityTicketLongAlarm.name}") AND ALARM("${availabilityTicketShortAlarm.name}"))`,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-platform-alarm-availability-ticket" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// objectives.latency
const latencyFastLongAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-latency-fast-long",
  {
    name: "provfair/production/platform/latency-fast-long",
    alarmDescription:
      "The error budget of latency burns 14.4 times too fast over 1 h; alone it tells nobody",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0.72,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    metricQueries: [
      {
        id: "fast0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "TargetResponseTime",
          period: 3600,
          stat: "PR(:0.5)",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "r0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "RequestCount",
          period: 3600,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "misses",
        label: "Share of slow requests",
        expression:
          "IF(FILL(r0, 0) > 1000, 1 - (FILL(fast0, 100) * FILL(r0, 0)) / (100 * (FILL(r0, 0))), 0)",
        returnData: true,
      },
    ],
    tags: { Name: "provfair-production-platform-alarm-latency-fast-long" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// objectives.latency
const latencyFastShortAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-latency-fast-short",
  {
    name: "provfair/production/platform/latency-fast-short",
    alarmDescription:
      "The error budget of latency burns 14.4 times too fast over 5 minutes; alone it tells nobody",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0.72,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    metricQueries: [
      {
        id: "fast0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "TargetResponseTime",
          period: 300,
          stat: "PR(:0.5)",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
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
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "misses",
        label: "Share of slow requests",
        expression:
          "IF(FILL(r0, 0) > 1000, 1 - (FILL(fast0, 100) * FILL(r0, 0)) / (100 * (FILL(r0, 0))), 0)",
        returnData: true,
      },
    ],
    tags: { Name: "provfair-production-platform-alarm-latency-fast-short" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// objectives.latency
export const latencyFastAlarm = new aws.cloudwatch.CompositeAlarm(
  "platform-alarm-latency-fast",
  {
    alarmName: "provfair/production/platform/latency-fast",
    alarmDescription:
      "At this rate the error budget of 30 days is used up in 50 h: 95 of 100 requests answered within 0.5 s",
    alarmRule: pulumi.interpolate`(ALARM("${latencyFastLongAlarm.name}") AND ALARM("${latencyFastShortAlarm.name}"))`,
    alarmActions: [pageTopic.arn],
    okActions: [pageTopic.arn],
    tags: { Name: "provfair-production-platform-alarm-latency-fast" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// objectives.latency
const latencySlowLongAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-latency-slow-long",
  {
    name: "provfair/production/platform/latency-slow-long",
    alarmDescription:
      "The error budget of latency burns 6 times too fast over 6 h; alone it tells nobody",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0.3,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    metricQueries: [
      {
        id: "fast0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "TargetResponseTime",
          period: 21600,
          stat: "PR(:0.5)",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "r0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "RequestCount",
          period: 21600,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "misses",
        label: "Share of slow requests",
        expression:
          "IF(FILL(r0, 0) > 1000, 1 - (FILL(fast0, 100) * FILL(r0, 0)) / (100 * (FILL(r0, 0))), 0)",
        returnData: true,
      },
    ],
    tags: { Name: "provfair-production-platform-alarm-latency-slow-long" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// objectives.latency
const latencySlowShortAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-latency-slow-short",
  {
    name: "provfair/production/platform/latency-slow-short",
    alarmDescription:
      "The error budget of latency burns 6 times too fast over 30 minutes; alone it tells nobody",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0.3,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    metricQueries: [
      {
        id: "fast0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "TargetResponseTime",
          period: 1800,
          stat: "PR(:0.5)",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "r0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "RequestCount",
          period: 1800,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "misses",
        label: "Share of slow requests",
        expression:
          "IF(FILL(r0, 0) > 1000, 1 - (FILL(fast0, 100) * FILL(r0, 0)) / (100 * (FILL(r0, 0))), 0)",
        returnData: true,
      },
    ],
    tags: { Name: "provfair-production-platform-alarm-latency-slow-short" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// objectives.latency
export const latencySlowAlarm = new aws.cloudwatch.CompositeAlarm(
  "platform-alarm-latency-slow",
  {
    alarmName: "provfair/production/platform/latency-slow",
    alarmDescription:
      "At this rate the error budget of 30 days is used up in 120 h: 95 of 100 requests answered within 0.5 s",
    alarmRule: pulumi.interpolate`(ALARM("${latencySlowLongAlarm.name}") AND ALARM("${latencySlowShortAlarm.name}"))`,
    alarmActions: [pageTopic.arn],
    okActions: [pageTopic.arn],
    tags: { Name: "provfair-production-platform-alarm-latency-slow" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// objectives.latency
const latencyTicketLongAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-latency-ticket-long",
  {
    name: "provfair/production/platform/latency-ticket-long",
    alarmDescription:
      "The error budget of latency burns 3 times too fast over 24 h; alone it tells nobody",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0.15,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    metricQueries: [
      {
        id: "fast0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "TargetResponseTime",
          period: 86400,
          stat: "PR(:0.5)",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "r0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "RequestCount",
          period: 86400,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "misses",
        label: "Share of slow requests",
        expression:
          "IF(FILL(r0, 0) > 1000, 1 - (FILL(fast0, 100) * FILL(r0, 0)) / (100 * (FILL(r0, 0))), 0)",
        returnData: true,
      },
    ],
    tags: { Name: "provfair-production-platform-alarm-latency-ticket-long" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// objectives.latency
const latencyTicketShortAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-latency-ticket-short",
  {
    name: "provfair/production/platform/latency-ticket-short",
    alarmDescription:
      "The error budget of latency burns 3 times too fast over 2 h; alone it tells nobody",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0.15,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    metricQueries: [
      {
        id: "fast0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "TargetResponseTime",
          period: 7200,
          stat: "PR(:0.5)",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "r0",
        returnData: false,
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "RequestCount",
          period: 7200,
          stat: "Sum",
          dimensions: { LoadBalancer: loadBalancer.arnSuffix },
        },
      },
      {
        id: "misses",
        label: "Share of slow requests",
        expression:
          "IF(FILL(r0, 0) > 1000, 1 - (FILL(fast0, 100) * FILL(r0, 0)) / (100 * (FILL(r0, 0))), 0)",
        returnData: true,
      },
    ],
    tags: { Name: "provfair-production-platform-alarm-latency-ticket-short" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// objectives.latency
export const latencyTicketAlarm = new aws.cloudwatch.CompositeAlarm(
  "platform-alarm-latency-ticket",
  {
    alarmName: "provfair/production/platform/latency-ticket",
    alarmDescription:
      "At this rate the error budget of 30 days is used up in 240 h: 95 of 100 requests answered within 0.5 s",
    alarmRule: pulumi.interpolate`(ALARM("${latencyTicketLongAlarm.name}") AND ALARM("${latencyTicketShortAlarm.name}"))`,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-platform-alarm-latency-ticket" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// observability.alarms
export const agesAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-ages",
  {
    name: "provfair/production/platform/ages",
    alarmDescription: "The ages of supplied secrets and of snapshots could not be measured",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    namespace: "AWS/Lambda",
    metricName: "Errors",
    dimensions: { FunctionName: agesFunction.name },
    statistic: "Sum",
    period: 300,
    alarmActions: [ticketTopic.arn],
    okActions: [ticketTopic.arn],
    tags: { Name: "provfair-production-platform-alarm-ages" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);
