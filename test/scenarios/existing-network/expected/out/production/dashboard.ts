// spec/platform.yaml
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "./cluster";
import { Group } from "./group";
import { loadBalancer } from "./load-balancer";
import { provider } from "./provider";
import { targetGroup, webService } from "./services/web";

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
            title: "Requests",
            region: "us-east-1",
            view: "timeSeries",
            stat: "Sum",
            period: 300,
            metrics: [
              [
                "AWS/ApplicationELB",
                "RequestCount",
                "LoadBalancer",
                loadBalancer.arnSuffix,
                { label: "requests" },
              ],
            ],
            yAxis: { left: { min: 0 } },
          },
          x: 0,
          y: 1,
          width: 8,
        },
        {
          type: "metric",
          height: 6,
          properties: {
            title: "Answers 5xx",
            region: "us-east-1",
            view: "timeSeries",
            stat: "Sum",
            period: 300,
            metrics: [
              [
                "AWS/ApplicationELB",
                "HTTPCode_Target_5XX_Count",
                "LoadBalancer",
                loadBalancer.arnSuffix,
                { label: "of services" },
              ],
              [
                "AWS/ApplicationELB",
                "HTTPCode_ELB_5XX_Count",
                "LoadBalancer",
                loadBalancer.arnSuffix,
                { label: "of the load balancer" },
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
            title: "Time to answer, s",
            region: "us-east-1",
            view: "timeSeries",
            stat: "p95",
            period: 300,
            metrics: [
              [
                "AWS/ApplicationELB",
                "TargetResponseTime",
                "LoadBalancer",
                loadBalancer.arnSuffix,
                { stat: "p50", label: "p50" },
              ],
              [
                "AWS/ApplicationELB",
                "TargetResponseTime",
                "LoadBalancer",
                loadBalancer.arnSuffix,
                { stat: "p95", label: "p95" },
              ],
              [
                "AWS/ApplicationELB",
                "TargetResponseTime",
                "LoadBalancer",
                loadBalancer.arnSuffix,
                { stat: "p99", label: "p99" },
              ],
            ],
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
          y: 7,
          width: 4,
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
          x: 4,
          y: 7,
          width: 4,
        },
        {
          type: "metric",
          height: 6,
          properties: {
            title: "web: answers",
            region: "us-east-1",
            view: "timeSeries",
            stat: "Sum",
            period: 300,
            metrics: [
              [
                "AWS/ApplicationELB",
                "RequestCount",
                "LoadBalancer",
                loadBalancer.arnSuffix,
                "TargetGroup",
                targetGroup.arnSuffix,
                { label: "requests" },
              ],
              [
                "AWS/ApplicationELB",
                "HTTPCode_Target_5XX_Count",
                "LoadBalancer",
                loadBalancer.arnSuffix,
                "TargetGroup",
                targetGroup.arnSuffix,
                { label: "5xx" },
              ],
            ],
            yAxis: { left: { min: 0 } },
          },
          x: 8,
          y: 7,
          width: 4,
        },
        {
          type: "metric",
          height: 6,
          properties: {
            title: "web: time to answer, s",
            region: "us-east-1",
            view: "timeSeries",
            stat: "p95",
            period: 300,
            metrics: [
              [
                "AWS/ApplicationELB",
                "TargetResponseTime",
                "LoadBalancer",
                loadBalancer.arnSuffix,
                "TargetGroup",
                targetGroup.arnSuffix,
                { stat: "p50", label: "p50" },
              ],
              [
                "AWS/ApplicationELB",
                "TargetResponseTime",
                "LoadBalancer",
                loadBalancer.arnSuffix,
                "TargetGroup",
                targetGroup.arnSuffix,
                { stat: "p95", label: "p95" },
              ],
            ],
            yAxis: { left: { min: 0 } },
          },
          x: 12,
          y: 7,
          width: 4,
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
          y: 7,
          width: 4,
        },
      ],
    }),
  },
  { parent: platformDashboard, provider, deleteBeforeReplace: true },
);
