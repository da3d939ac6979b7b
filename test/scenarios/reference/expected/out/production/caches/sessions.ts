// spec/platform.yaml caches.sessions
import * as aws from "@pulumi/aws";
import { Group } from "../group";
import { dataKey, logsKey } from "../keys";
import { vpc } from "../network";
import { provider } from "../provider";

// caches.sessions
export const sessions = new Group("sessions");

// caches.sessions
export const securityGroup = new aws.ec2.SecurityGroup(
  "sessions",
  {
    vpcId: vpc.vpcId,
    description: "Cache sessions",
    tags: { Name: "provfair-production-sessions" },
  },
  { parent: sessions, provider },
);

// caches.sessions
const subnetGroup = new aws.elasticache.SubnetGroup(
  "sessions",
  {
    description: "Data subnets of sessions",
    subnetIds: vpc.isolatedSubnetIds,
    tags: { Name: "provfair-production-sessions" },
  },
  { parent: sessions, provider },
);

// caches.sessions
const parameterGroup = new aws.elasticache.ParameterGroup(
  "sessions",
  {
    family: "redis7",
    description: "Parameters of sessions",
    parameters: [{ name: "maxmemory-policy", value: "volatile-lru" }],
    tags: { Name: "provfair-production-sessions" },
  },
  { parent: sessions, provider },
);

// caches.sessions
const defaultUser = new aws.elasticache.User(
  "sessions-default-user",
  {
    userId: "provfair-production-sessions-defa-0ae5aa",
    userName: "default",
    engine: "redis",
    accessString: "off ~* -@all",
    authenticationMode: { type: "no-password-required" },
    tags: { Name: "provfair-production-sessions-default-user" },
  },
  { parent: sessions, provider, deleteBeforeReplace: true },
);

// services.gateway.uses.sessions
export const gatewayUser = new aws.elasticache.User(
  "gateway-uses-sessions",
  {
    userId: "provfair-production-gateway-uses-301e91",
    userName: "provfair-production-gateway-uses-301e91",
    engine: "redis",
    accessString: "on ~* +@all -@dangerous -@admin +info",
    authenticationMode: { type: "iam" },
    tags: { Name: "provfair-production-gateway-uses-sessions" },
  },
  { parent: sessions, provider },
);

// services.matchmaking.uses.sessions
export const matchmakingUser = new aws.elasticache.User(
  "matchmaking-uses-sessions",
  {
    userId: "provfair-production-matchmaking-u-a46a86",
    userName: "provfair-production-matchmaking-u-a46a86",
    engine: "redis",
    accessString: "on ~* +@all -@dangerous -@admin +info",
    authenticationMode: { type: "iam" },
    tags: { Name: "provfair-production-matchmaking-uses-sessions" },
  },
  { parent: sessions, provider },
);

// caches.sessions
const userGroup = new aws.elasticache.UserGroup(
  "sessions",
  {
    userGroupId: "provfair-production-sessions",
    engine: "redis",
    userIds: [defaultUser.userId, gatewayUser.userId, matchmakingUser.userId],
    tags: { Name: "provfair-production-sessions" },
  },
  { parent: sessions, provider, deleteBeforeReplace: true },
);

// caches.sessions
const slowLogGroup = new aws.cloudwatch.LogGroup(
  "sessions-slow-log",
  {
    name: "/provfair/production/sessions-slow-log",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "provfair-production-sessions-slow-log" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// caches.sessions
const engineLogGroup = new aws.cloudwatch.LogGroup(
  "sessions-engine-log",
  {
    name: "/provfair/production/sessions-engine-log",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "provfair-production-sessions-engine-log" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// caches.sessions
export const replicationGroup = new aws.elasticache.ReplicationGroup(
  "sessions",
  {
    replicationGroupId: "provfair-production-sessions",
    description: "Cache sessions of provfair production",
    engine: "redis",
    engineVersion: "7.1",
    autoMinorVersionUpgrade: false,
    nodeType: "cache.r6g.large",
    numCacheClusters: 3,
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
    preferredCacheClusterAzs: ["us-east-1a", "us-east-1b", "us-east-1a"],
    port: 6379,
    parameterGroupName: parameterGroup.name,
    subnetGroupName: subnetGroup.name,
    securityGroupIds: [securityGroup.id],
    userGroupIds: [userGroup.userGroupId],
    atRestEncryptionEnabled: true,
    kmsKeyId: dataKey.arn,
    transitEncryptionEnabled: true,
    transitEncryptionMode: "required",
    snapshotRetentionLimit: 30,
    snapshotWindow: "02:00-03:00",
    finalSnapshotIdentifier: "provfair-production-sessions-final",
    maintenanceWindow: "sun:04:00-sun:05:00",
    logDeliveryConfigurations: [
      {
        destination: slowLogGroup.name,
        destinationType: "cloudwatch-logs",
        logFormat: "json",
        logType: "slow-log",
      },
      {
        destination: engineLogGroup.name,
        destinationType: "cloudwatch-logs",
        logFormat: "json",
        logType: "engine-log",
      },
    ],
    applyImmediately: true,
    tags: { Name: "provfair-production-sessions" },
  },
  {
    provider,
    protect: true,
    retainOnDelete: true,
    ignoreChanges: ["snapshotArns", "snapshotName"],
    deleteBeforeReplace: true,
  },
);
