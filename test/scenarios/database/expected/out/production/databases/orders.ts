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
            electableSpecs: { instanceSize: "M10", nodeCount: 3 },
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
const cloudBackupSchedule = new mongodbatlas.CloudBackupSchedule(
  "orders",
  {
    projectId: encryptionAtRest.projectId,
    clusterName: cluster.name,
    referenceHourOfDay: 2,
    referenceMinuteOfHour: 0,
    restoreWindowDays: 30,
    policyItemHourly: { frequencyInterval: 6, retentionUnit: "days", retentionValue: 30 },
    policyItemDaily: { frequencyInterval: 1, retentionUnit: "days", retentionValue: 30 },
  },
  { parent: orders, provider: mongodbatlasProvider },
);
