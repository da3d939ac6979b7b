// spec/platform.yaml databases.orders
import * as mongodbatlas from "@pulumi/mongodbatlas";
import { encryptionAtRest } from "../atlas";
import { Group } from "../group";
import { mongodbatlasProvider } from "../provider";

// databases.orders
const orders = new Group("orders");

// databases.orders
export const cluster = new mongodbatlas.AdvancedCluster(
  "orders",
  {
    projectId: encryptionAtRest.projectId,
    name: "orders",
    clusterType: "REPLICASET",
    mongoDbMajorVersion: "8.0",
    replicationSpecs: [
      {
        regionConfigs: [
          {
            providerName: "AWS",
            regionName: "US_EAST_1",
            priority: 7,
            electableSpecs: { instanceSize: "M40", nodeCount: 3 },
            autoScaling: { diskGbEnabled: true, computeEnabled: false },
          },
        ],
      },
    ],
    useEffectiveFields: false,
    backupEnabled: true,
    pitEnabled: true,
    retainBackupsEnabled: true,
    terminationProtectionEnabled: true,
    encryptionAtRestProvider: "AWS",
    advancedConfiguration: { minimumEnabledTlsProtocol: "TLS1_2" },
    deleteOnCreateTimeout: false,
    tags: {
      project: "hello",
      environment: "production",
      owner: "web-team",
      "cost-center": "web-1001",
    },
  },
  { provider: mongodbatlasProvider, protect: true, retainOnDelete: true },
);

// databases.orders
const zone = mongodbatlas.getAdvancedClusterOutput(
  { projectId: encryptionAtRest.projectId, name: cluster.name },
  { provider: mongodbatlasProvider, dependsOn: [cluster] },
);

// databases.orders.backup
const cloudBackupSchedule = new mongodbatlas.CloudBackupSchedule(
  "orders",
  {
    projectId: encryptionAtRest.projectId,
    clusterName: cluster.name,
    referenceHourOfDay: 1,
    referenceMinuteOfHour: 30,
    restoreWindowDays: 90,
    policyItemHourly: { frequencyInterval: 6, retentionUnit: "days", retentionValue: 90 },
    policyItemDaily: { frequencyInterval: 1, retentionUnit: "days", retentionValue: 90 },
    copyPolicyItemsEnabled: true,
    copySettings: [
      {
        cloudProvider: "AWS",
        regionName: "US_WEST_2",
        zoneId: zone.replicationSpecs[0].zoneId,
        shouldCopyOplogs: true,
        copyPolicyItems: [{ frequencyType: "daily", retentionUnit: "days", retentionValue: 60 }],
      },
    ],
  },
  { parent: orders, provider: mongodbatlasProvider },
);
