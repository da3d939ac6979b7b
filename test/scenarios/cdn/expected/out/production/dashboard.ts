// spec/platform.yaml
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { vault } from "./backup";
import { Group } from "./group";
import { provider } from "./provider";

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
          y: 1,
          width: 24,
        },
      ],
    }),
  },
  { parent: platformDashboard, provider, deleteBeforeReplace: true },
);
