// spec/platform.yaml
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { vault } from "./backup";
import { cluster } from "./cluster";
import { Group } from "./group";
import { vpc } from "./network";
import { provider } from "./provider";
import { webService } from "./services/web";

// spec/platform.yaml
const platformDashboard = new Group("platform-dashboard");

// spec/platform.yaml
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
          y: 1,
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
          y: 1,
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
          y: 1,
          width: 8,
        },
        {
          type: "metric",
          height: 6,
          properties: {
            title: "Backups of buckets, a day",
            region: "us-east-1",
            view: "timeSeries",
            stat: "Sum",
            period: 86400,
            metrics: [
              [
                "AWS/Backup",
                "NumberOfBackupJobsCompleted",
                "BackupVaultName",
                vault.name,
                { label: "completed" },
              ],
              [
                "AWS/Backup",
                "NumberOfBackupJobsFailed",
                "BackupVaultName",
                vault.name,
                { label: "failed" },
              ],
            ],
            yAxis: { left: { min: 0 } },
          },
          x: 0,
          y: 7,
          width: 24,
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
          y: 13,
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
          y: 13,
          width: 12,
        },
      ],
    }),
  },
  { parent: platformDashboard, provider, deleteBeforeReplace: true },
);
