// spec/platform.yaml observability
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { natPortsUsEast1aAlarm, natPortsUsEast1bAlarm } from "./alarms";
import { ageAlarm, depthAlarm } from "./alarms/first-orders";
import {
  cpuAlarm as packerCpuAlarm,
  memoryAlarm as packerMemoryAlarm,
  logErrorsAlarm as packerLogErrorsAlarm,
  alarm as packerAlarm,
} from "./alarms/packer";
import {
  cpuAlarm as webCpuAlarm,
  memoryAlarm as webMemoryAlarm,
  logErrorsAlarm as webLogErrorsAlarm,
  alarm as webAlarm,
} from "./alarms/web";
import { cluster } from "./cluster";
import { Group } from "./group";
import { vpc } from "./network";
import { provider } from "./provider";
import { deadLetters, queue } from "./queues/first-orders";
import { packerService } from "./services/packer";
import { webService } from "./services/web";

// observability
const platformDashboard = new Group("platform-dashboard");

// observability
const dashboard = new aws.cloudwatch.Dashboard(
  "platform",
  {
    dashboardName: "hello_production",
    dashboardBody: pulumi.jsonStringify({
      widgets: [
        {
          type: "text",
          height: 1,
          properties: { markdown: "# hello production, us-east-1" },
          x: 0,
          y: 0,
          width: 24,
        },
        {
          type: "alarm",
          height: 3,
          properties: {
            title: "Alarms",
            alarms: [
              packerAlarm.arn,
              webAlarm.arn,
              ageAlarm.arn,
              natPortsUsEast1aAlarm.arn,
              natPortsUsEast1bAlarm.arn,
              packerCpuAlarm.arn,
              packerMemoryAlarm.arn,
              packerLogErrorsAlarm.arn,
              webCpuAlarm.arn,
              webMemoryAlarm.arn,
              webLogErrorsAlarm.arn,
              depthAlarm.arn,
            ],
            sortBy: "stateUpdatedTimestamp",
          },
          x: 0,
          y: 1,
          width: 24,
        },
        {
          type: "metric",
          height: 6,
          properties: {
            title: "packer: CPU and memory, %",
            region: "us-east-1",
            view: "timeSeries",
            stat: "Average",
            period: 300,
            metrics: [
              [
                "AWS/ECS",
                "CPUUtilization",
                "ClusterName",
                cluster.name,
                "ServiceName",
                packerService.name,
                { label: "CPU" },
              ],
              [
                "AWS/ECS",
                "MemoryUtilization",
                "ClusterName",
                cluster.name,
                "ServiceName",
                packerService.name,
                { label: "memory" },
              ],
            ],
            yAxis: { left: { min: 0, max: 100 } },
          },
          x: 0,
          y: 4,
          width: 8,
        },
        {
          type: "metric",
          height: 6,
          properties: {
            title: "packer: tasks",
            region: "us-east-1",
            view: "timeSeries",
            stat: "Average",
            period: 300,
            metrics: [
              [
                "ECS/ContainerInsights",
                "RunningTaskCount",
                "ClusterName",
                cluster.name,
                "ServiceName",
                packerService.name,
                { label: "running" },
              ],
              [
                "ECS/ContainerInsights",
                "DesiredTaskCount",
                "ClusterName",
                cluster.name,
                "ServiceName",
                packerService.name,
                { label: "wanted" },
              ],
            ],
            yAxis: { left: { min: 0 } },
          },
          x: 8,
          y: 4,
          width: 8,
        },
        {
          type: "metric",
          height: 6,
          properties: {
            title: "packer: errors logged",
            region: "us-east-1",
            view: "timeSeries",
            stat: "Sum",
            period: 300,
            metrics: [["hello/production", "packer-log-errors", { label: "errors" }]],
            yAxis: { left: { min: 0 } },
          },
          x: 16,
          y: 4,
          width: 8,
        },
        {
          type: "metric",
          height: 6,
          properties: {
            title: "web: CPU and memory, %",
            region: "us-east-1",
            view: "timeSeries",
            stat: "Average",
            period: 300,
            metrics: [
              [
                "AWS/ECS",
                "CPUUtilization",
                "ClusterName",
                cluster.name,
                "ServiceName",
                webService.name,
                { label: "CPU" },
              ],
              [
                "AWS/ECS",
                "MemoryUtilization",
                "ClusterName",
                cluster.name,
                "ServiceName",
                webService.name,
                { label: "memory" },
              ],
            ],
            yAxis: { left: { min: 0, max: 100 } },
          },
          x: 0,
          y: 10,
          width: 8,
        },
        {
          type: "metric",
          height: 6,
          properties: {
            title: "web: tasks",
            region: "us-east-1",
            view: "timeSeries",
            stat: "Average",
            period: 300,
            metrics: [
              [
                "ECS/ContainerInsights",
                "RunningTaskCount",
                "ClusterName",
                cluster.name,
                "ServiceName",
                webService.name,
                { label: "running" },
              ],
              [
                "ECS/ContainerInsights",
                "DesiredTaskCount",
                "ClusterName",
                cluster.name,
                "ServiceName",
                webService.name,
                { label: "wanted" },
              ],
            ],
            yAxis: { left: { min: 0 } },
          },
          x: 8,
          y: 10,
          width: 8,
        },
        {
          type: "metric",
          height: 6,
          properties: {
            title: "web: errors logged",
            region: "us-east-1",
            view: "timeSeries",
            stat: "Sum",
            period: 300,
            metrics: [["hello/production", "web-log-errors", { label: "errors" }]],
            yAxis: { left: { min: 0 } },
          },
          x: 16,
          y: 10,
          width: 8,
        },
        {
          type: "metric",
          height: 6,
          properties: {
            title: "Messages that wait",
            region: "us-east-1",
            view: "timeSeries",
            stat: "Maximum",
            period: 300,
            metrics: [
              [
                "AWS/SQS",
                "ApproximateNumberOfMessagesVisible",
                "QueueName",
                queue.name,
                { label: "first-orders" },
              ],
            ],
            yAxis: { left: { min: 0 } },
          },
          x: 0,
          y: 16,
          width: 8,
        },
        {
          type: "metric",
          height: 6,
          properties: {
            title: "Age of the oldest message, s",
            region: "us-east-1",
            view: "timeSeries",
            stat: "Maximum",
            period: 300,
            metrics: [
              [
                "AWS/SQS",
                "ApproximateAgeOfOldestMessage",
                "QueueName",
                queue.name,
                { label: "first-orders" },
              ],
            ],
            yAxis: { left: { min: 0 } },
          },
          x: 8,
          y: 16,
          width: 8,
        },
        {
          type: "metric",
          height: 6,
          properties: {
            title: "Set aside",
            region: "us-east-1",
            view: "timeSeries",
            stat: "Maximum",
            period: 300,
            metrics: [
              [
                "AWS/SQS",
                "ApproximateNumberOfMessagesVisible",
                "QueueName",
                deadLetters.name,
                { label: "first-orders" },
              ],
            ],
            yAxis: { left: { min: 0 } },
          },
          x: 16,
          y: 16,
          width: 8,
        },
        {
          type: "metric",
          height: 6,
          properties: {
            title: "NAT: open connections",
            region: "us-east-1",
            view: "timeSeries",
            stat: "Maximum",
            period: 300,
            metrics: [
              [
                "AWS/NATGateway",
                "ActiveConnectionCount",
                "NatGatewayId",
                vpc.natGateways[0].id,
                { label: "us-east-1a" },
              ],
              [
                "AWS/NATGateway",
                "ActiveConnectionCount",
                "NatGatewayId",
                vpc.natGateways[1].id,
                { label: "us-east-1b" },
              ],
            ],
            yAxis: { left: { min: 0 } },
          },
          x: 0,
          y: 22,
          width: 12,
        },
        {
          type: "metric",
          height: 6,
          properties: {
            title: "NAT: no free port",
            region: "us-east-1",
            view: "timeSeries",
            stat: "Sum",
            period: 300,
            metrics: [
              [
                "AWS/NATGateway",
                "ErrorPortAllocation",
                "NatGatewayId",
                vpc.natGateways[0].id,
                { label: "us-east-1a" },
              ],
              [
                "AWS/NATGateway",
                "ErrorPortAllocation",
                "NatGatewayId",
                vpc.natGateways[1].id,
                { label: "us-east-1b" },
              ],
            ],
            yAxis: { left: { min: 0 } },
          },
          x: 12,
          y: 22,
          width: 12,
        },
      ],
    }),
  },
  { parent: platformDashboard, provider, deleteBeforeReplace: true },
);
