// spec/platform.yaml observability
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { vpc } from "./network";
import { ticketTopic } from "./notifications";
import { provider } from "./provider";

// observability
const platformAlarms = new Group("platform-alarms");

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
