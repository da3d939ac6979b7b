// spec/platform.yaml observability
import * as mongodbatlas from "@pulumi/mongodbatlas";
import { project } from "./atlas";
import { Group } from "./group";
import { mongodbatlasProvider } from "./provider";

// observability
const platformAtlasAlerts = new Group("platform-atlas-alerts");

// observability
const cpu = new mongodbatlas.AlertConfiguration(
  "platform-alert-cpu",
  {
    projectId: project.id,
    enabled: true,
    eventType: "OUTSIDE_METRIC_THRESHOLD",
    metricThresholdConfig: {
      metricName: "NORMALIZED_SYSTEM_CPU_USER",
      operator: "GREATER_THAN",
      threshold: 80,
      units: "RAW",
      mode: "AVERAGE",
    },
    notifications: [
      { typeName: "EMAIL", emailAddress: "oncall@hello.example", delayMin: 10, intervalMin: 1440 },
    ],
  },
  { parent: platformAtlasAlerts, provider: mongodbatlasProvider },
);

// observability
const disk = new mongodbatlas.AlertConfiguration(
  "platform-alert-disk",
  {
    projectId: project.id,
    enabled: true,
    eventType: "OUTSIDE_METRIC_THRESHOLD",
    metricThresholdConfig: {
      metricName: "DISK_PARTITION_SPACE_USED_DATA",
      operator: "GREATER_THAN",
      threshold: 80,
      units: "RAW",
      mode: "AVERAGE",
    },
    notifications: [
      { typeName: "EMAIL", emailAddress: "oncall@hello.example", delayMin: 10, intervalMin: 1440 },
    ],
  },
  { parent: platformAtlasAlerts, provider: mongodbatlasProvider },
);

// observability
const noPrimary = new mongodbatlas.AlertConfiguration(
  "platform-alert-no-primary",
  {
    projectId: project.id,
    enabled: true,
    eventType: "NO_PRIMARY",
    notifications: [
      { typeName: "EMAIL", emailAddress: "oncall@hello.example", delayMin: 0, intervalMin: 30 },
    ],
  },
  { parent: platformAtlasAlerts, provider: mongodbatlasProvider },
);

// observability
const hostDown = new mongodbatlas.AlertConfiguration(
  "platform-alert-host-down",
  {
    projectId: project.id,
    enabled: true,
    eventType: "HOST_DOWN",
    notifications: [
      { typeName: "EMAIL", emailAddress: "oncall@hello.example", delayMin: 0, intervalMin: 1440 },
    ],
  },
  { parent: platformAtlasAlerts, provider: mongodbatlasProvider },
);

// observability
const oplogWindow = new mongodbatlas.AlertConfiguration(
  "platform-alert-oplog-window",
  {
    projectId: project.id,
    enabled: true,
    eventType: "REPLICATION_OPLOG_WINDOW_RUNNING_OUT",
    thresholdConfig: { operator: "LESS_THAN", threshold: 24, units: "HOURS" },
    notifications: [
      { typeName: "EMAIL", emailAddress: "oncall@hello.example", delayMin: 0, intervalMin: 1440 },
    ],
  },
  { parent: platformAtlasAlerts, provider: mongodbatlasProvider },
);

// observability
const backupBehind = new mongodbatlas.AlertConfiguration(
  "platform-alert-backup-behind",
  {
    projectId: project.id,
    enabled: true,
    eventType: "CPS_SNAPSHOT_BEHIND",
    thresholdConfig: { operator: "GREATER_THAN", threshold: 12, units: "HOURS" },
    notifications: [
      { typeName: "EMAIL", emailAddress: "oncall@hello.example", delayMin: 0, intervalMin: 1440 },
    ],
  },
  { parent: platformAtlasAlerts, provider: mongodbatlasProvider },
);

// observability
const backupFailed = new mongodbatlas.AlertConfiguration(
  "platform-alert-backup-failed",
  {
    projectId: project.id,
    enabled: true,
    eventType: "CPS_SNAPSHOT_FALLBACK_FAILED",
    notifications: [
      { typeName: "EMAIL", emailAddress: "oncall@hello.example", delayMin: 0, intervalMin: 1440 },
    ],
  },
  { parent: platformAtlasAlerts, provider: mongodbatlasProvider },
);

// observability
const restoreFailed = new mongodbatlas.AlertConfiguration(
  "platform-alert-restore-failed",
  {
    projectId: project.id,
    enabled: true,
    eventType: "CPS_RESTORE_FAILED",
    notifications: [
      { typeName: "EMAIL", emailAddress: "oncall@hello.example", delayMin: 0, intervalMin: 1440 },
    ],
  },
  { parent: platformAtlasAlerts, provider: mongodbatlasProvider },
);
