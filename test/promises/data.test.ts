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
