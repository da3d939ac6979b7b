/** The source's promises of what is kept, and of what is secret. */
import { expect, it } from "vitest";
import { all, one, production } from "../support/promises.ts";

it("MongoDB Atlas 6.0, M30, three nodes, in US East", () => {
  expect(one("mongodbatlas:index/advancedCluster:AdvancedCluster", "players")).toMatchObject({
    mongoDbMajorVersion: "6.0",
    replicationSpecs: [
      {
        regionConfigs: [
          { providerName: "AWS", regionName: "US_EAST_1", electableSpecs: { instanceSize: "M30", nodeCount: 3 } },
        ],
      },
    ],
  });
});

it("Redis 7, three r6g.large, failover over several zones", () => {
  const sessions = one("aws:elasticache/replicationGroup:ReplicationGroup", "sessions");
  expect(sessions).toMatchObject({
    engine: "redis",
    engineVersion: "7.1",
    nodeType: "cache.r6g.large",
    numCacheClusters: 3,
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
  });
  expect(new Set(sessions["preferredCacheClusterAzs"] as readonly string[]).size).toBe(2);
});

it("Encryption with keys of one's own", () => {
  for (const key of all("aws:kms/key:Key").values()) expect(key).toMatchObject({ enableKeyRotation: true });
  expect(one("aws:elasticache/replicationGroup:ReplicationGroup", "sessions")["kmsKeyId"]).toContain("platform-data");
  expect(one("aws:sqs/queue:Queue", "match-events")["kmsMasterKeyId"]).toContain("platform-data");
  for (const secret of all("aws:secretsmanager/secret:Secret").values())
    expect(secret["kmsKeyId"]).toContain("platform-data");
  expect(one("mongodbatlas:index/encryptionAtRest:EncryptionAtRest", "platform")).toHaveProperty("awsKmsConfig");
});

it("Secrets Manager with rotation", () => {
  expect(one("aws:secretsmanager/secretRotation:SecretRotation", "gateway-jwt")).toMatchObject({
    rotationRules: { automaticallyAfterDays: 30 },
    rotateImmediately: true,
  });
});

it("What holds data is protected and retained", () => {
  const stateful = production.nodes.filter((node) => node.stateful && node.madeBy === undefined);
  expect(stateful.length).toBeGreaterThan(10);
  for (const { id, options } of stateful)
    expect([id, options.protect, options.retainOnDelete]).toEqual([id, true, true]);
});

it("Daily backups at 02:00 UTC, kept for 30 days, with keys of one's own and point in time", () => {
  const plan = one("aws:backup/plan:Plan", "platform-backup");
  expect(plan["rules"]).toEqual([
    expect.objectContaining({
      schedule: "cron(0 2 * * ? *)",
      scheduleExpressionTimezone: "Etc/UTC",
      lifecycle: { deleteAfter: 30 },
    }),
    expect.objectContaining({ enableContinuousBackup: true, lifecycle: { deleteAfter: 30 } }),
  ]);
  expect(one("aws:backup/vault:Vault", "platform-backup")["kmsKeyArn"]).toContain("platform-backup");
  expect(one("mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule", "players")).toMatchObject({
    referenceHourOfDay: 2,
    referenceMinuteOfHour: 0,
    restoreWindowDays: 30,
    policyItemDaily: { frequencyInterval: 1, retentionUnit: "days", retentionValue: 30 },
  });
  expect(one("mongodbatlas:index/advancedCluster:AdvancedCluster", "players")).toMatchObject({ pitEnabled: true });
  expect(one("aws:elasticache/replicationGroup:ReplicationGroup", "sessions")).toMatchObject({
    snapshotRetentionLimit: 30,
    snapshotWindow: "02:00-03:00",
  });
});

it("Backups replicated to US West", () => {
  const [rule] = one("aws:backup/plan:Plan", "platform-backup")["rules"] as readonly { copyActions: unknown }[];
  expect(rule?.copyActions).toEqual([
    { destinationVaultArn: "<aws:backup/vault:Vault::platform-backup-standby.arn>", lifecycle: { deleteAfter: 30 } },
  ]);
  expect(one("aws:backup/vault:Vault", "platform-backup-standby")).toMatchObject({ region: "us-west-2" });
  expect(one("mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule", "players")["copySettings"]).toEqual([
    expect.objectContaining({ regionName: "US_WEST_2", shouldCopyOplogs: true }),
  ]);
});
