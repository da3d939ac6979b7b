// spec/platform.yaml observability
import * as aws from "@pulumi/aws";
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
    name: "hello/production/platform/idle-load-balancer",
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
    tags: { Name: "hello-production-platform-alarm-idle-load-balancer" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// cost.audits
export const idleNatUsEast1aAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-idle-nat-us-east-1a",
  {
    name: "hello/production/platform/idle-nat-us-east-1a",
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
    tags: { Name: "hello-production-platform-alarm-idle-nat-us-east-1a" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// cost.audits
export const idleNatUsEast1bAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-idle-nat-us-east-1b",
  {
    name: "hello/production/platform/idle-nat-us-east-1b",
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
    tags: { Name: "hello-production-platform-alarm-idle-nat-us-east-1b" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// cost.audits
export const costSummaryAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-cost-summary",
  {
    name: "hello/production/platform/cost-summary",
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
    tags: { Name: "hello-production-platform-alarm-cost-summary" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// domain
export const loadBalancerErrorsAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-load-balancer-errors",
  {
    name: "hello/production/platform/load-balancer-errors",
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
    tags: { Name: "hello-production-platform-alarm-load-balancer-errors" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// spec/platform.yaml
export const natPortsUsEast1aAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-nat-ports-us-east-1a",
  {
    name: "hello/production/platform/nat-ports-us-east-1a",
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
    tags: { Name: "hello-production-platform-alarm-nat-ports-us-east-1a" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// spec/platform.yaml
export const natPortsUsEast1bAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-nat-ports-us-east-1b",
  {
    name: "hello/production/platform/nat-ports-us-east-1b",
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
    tags: { Name: "hello-production-platform-alarm-nat-ports-us-east-1b" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);

// domain
export const certificateAlarm = new aws.cloudwatch.MetricAlarm(
  "platform-alarm-certificate",
  {
    name: "hello/production/platform/certificate",
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
    tags: { Name: "hello-production-platform-alarm-certificate" },
  },
  { parent: platformAlarms, provider, deleteBeforeReplace: true },
);
