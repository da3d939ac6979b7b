// spec/platform.yaml observability
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { natPortsEuWest1aAlarm, natPortsEuWest1bAlarm } from "./alarms";
import { cpuAlarm, memoryAlarm, logErrorsAlarm, alarm } from "./alarms/web";
import { cluster } from "./cluster";
import { Group } from "./group";
import { vpc } from "./network";
import { provider } from "./provider";
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
          properties: { markdown: "# hello production, eu-west-1" },
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
              alarm.arn,
              natPortsEuWest1aAlarm.arn,
              natPortsEuWest1bAlarm.arn,
              cpuAlarm.arn,
              memoryAlarm.arn,
              logErrorsAlarm.arn,
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
            title: "web: CPU and memory, %",
            region: "eu-west-1",
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
          y: 4,
          width: 8,
        },
        {
          type: "metric",
          height: 6,
          properties: {
            title: "web: tasks",
            region: "eu-west-1",
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
          y: 4,
          width: 8,
        },
        {
          type: "metric",
          height: 6,
          properties: {
            title: "web: errors logged",
            region: "eu-west-1",
            view: "timeSeries",
            stat: "Sum",
            period: 300,
            metrics: [["hello/production", "web-log-errors", { label: "errors" }]],
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
            title: "NAT: open connections",
            region: "eu-west-1",
            view: "timeSeries",
            stat: "Maximum",
            period: 300,
            metrics: [
              [
                "AWS/NATGateway",
                "ActiveConnectionCount",
                "NatGatewayId",
                vpc.natGateways[0].id,
                { label: "eu-west-1a" },
              ],
              [
                "AWS/NATGateway",
                "ActiveConnectionCount",
                "NatGatewayId",
                vpc.natGateways[1].id,
                { label: "eu-west-1b" },
              ],
            ],
            yAxis: { left: { min: 0 } },
          },
          x: 0,
          y: 10,
          width: 12,
        },
        {
          type: "metric",
          height: 6,
          properties: {
            title: "NAT: no free port",
            region: "eu-west-1",
            view: "timeSeries",
            stat: "Sum",
            period: 300,
            metrics: [
              [
                "AWS/NATGateway",
                "ErrorPortAllocation",
                "NatGatewayId",
                vpc.natGateways[0].id,
                { label: "eu-west-1a" },
              ],
              [
                "AWS/NATGateway",
                "ErrorPortAllocation",
                "NatGatewayId",
                vpc.natGateways[1].id,
                { label: "eu-west-1b" },
              ],
            ],
            yAxis: { left: { min: 0 } },
          },
          x: 12,
          y: 10,
          width: 12,
        },
      ],
    }),
  },
  { parent: platformDashboard, provider, deleteBeforeReplace: true },
);
