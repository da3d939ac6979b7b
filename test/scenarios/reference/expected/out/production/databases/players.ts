// spec/platform.yaml databases.players
import * as mongodbatlas from "@pulumi/mongodbatlas";
import { encryptionAtRest } from "../atlas";
import { Group } from "../group";
import { mongodbatlasProvider } from "../provider";

// databases.players
const players = new Group("players");

// databases.players
export const cluster = new mongodbatlas.AdvancedCluster(
  "players",
  {
    projectId: encryptionAtRest.projectId,
    name: "players",
    clusterType: "REPLICASET",
    mongoDbMajorVersion: "6.0",
    replicationSpecs: [
      {
        regionConfigs: [
          {
            providerName: "AWS",
            regionName: "US_EAST_1",
            priority: 7,
            electableSpecs: { instanceSize: "M30", nodeCount: 3 },
            autoScaling: {
              diskGbEnabled: true,
              computeEnabled: true,
              computeMaxInstanceSize: "M50",
              computeScaleDownEnabled: false,
            },
          },
        ],
      },
    ],
    useEffectiveFields: true,
    backupEnabled: true,
    pitEnabled: true,
    retainBackupsEnabled: true,
    terminationProtectionEnabled: true,
    encryptionAtRestProvider: "AWS",
    advancedConfiguration: { minimumEnabledTlsProtocol: "TLS1_2" },
    deleteOnCreateTimeout: false,
    tags: {
      project: "provfair",
      environment: "production",
      owner: "platform-team",
      "cost-center": "games-1001",
      "data-classification": "internal",
    },
  },
  { provider: mongodbatlasProvider, protect: true, retainOnDelete: true },
);

// databases.players
const zone = mongodbatlas.getAdvancedClusterOutput(
  { projectId: encryptionAtRest.projectId, name: cluster.name },
  { provider: mongodbatlasProvider, dependsOn: [cluster] },
);

// databases.players
const cloudBackupSchedule = new mongodbatlas.CloudBackupSchedule(
  "players",
  {
    projectId: encryptionAtRest.projectId,
    clusterName: cluster.name,
    referenceHourOfDay: 2,
    referenceMinuteOfHour: 0,
    restoreWindowDays: 30,
    policyItemHourly: { frequencyInterval: 6, retentionUnit: "days", retentionValue: 30 },
    policyItemDaily: { frequencyInterval: 1, retentionUnit: "days", retentionValue: 30 },
    copyPolicyItemsEnabled: true,
    copySettings: [
      {
        cloudProvider: "AWS",
        regionName: "US_WEST_2",
        zoneId: zone.replicationSpecs[0].zoneId,
        shouldCopyOplogs: true,
        copyPolicyItems: [{ frequencyType: "daily", retentionUnit: "days", retentionValue: 30 }],
      },
    ],
  },
  { parent: players, provider: mongodbatlasProvider },
);
