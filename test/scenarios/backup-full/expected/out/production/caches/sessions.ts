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
  { vpcId: vpc.vpcId, description: "Cache sessions", tags: { Name: "hello-production-sessions" } },
  { parent: sessions, provider },
);

// caches.sessions
const subnetGroup = new aws.elasticache.SubnetGroup(
  "sessions",
  {
    description: "Data subnets of sessions",
    subnetIds: vpc.isolatedSubnetIds,
    tags: { Name: "hello-production-sessions" },
  },
  { parent: sessions, provider },
);

// caches.sessions
const parameterGroup = new aws.elasticache.ParameterGroup(
  "sessions",
  {
    family: "valkey8",
    description: "Parameters of sessions",
    parameters: [{ name: "maxmemory-policy", value: "volatile-lru" }],
    tags: { Name: "hello-production-sessions" },
  },
  { parent: sessions, provider },
);

// caches.sessions
const defaultUser = new aws.elasticache.User(
  "sessions-default-user",
  {
    userId: "hello-production-sessions-default-user",
    userName: "default",
    engine: "valkey",
    accessString: "off ~* -@all",
    authenticationMode: { type: "no-password-required" },
    tags: { Name: "hello-production-sessions-default-user" },
  },
  { parent: sessions, provider, deleteBeforeReplace: true },
);

// services.web.uses.sessions
export const webUser = new aws.elasticache.User(
  "web-uses-sessions",
  {
    userId: "hello-production-web-uses-sessions",
    userName: "hello-production-web-uses-sessions",
    engine: "valkey",
    accessString: "on ~* +@all -@dangerous -@admin +info",
    authenticationMode: { type: "iam" },
    tags: { Name: "hello-production-web-uses-sessions" },
  },
  { parent: sessions, provider },
);

// caches.sessions
const userGroup = new aws.elasticache.UserGroup(
  "sessions",
  {
    userGroupId: "hello-production-sessions",
    engine: "valkey",
    userIds: [defaultUser.userId, webUser.userId],
    tags: { Name: "hello-production-sessions" },
  },
  { parent: sessions, provider, deleteBeforeReplace: true },
);

// caches.sessions
const slowLogGroup = new aws.cloudwatch.LogGroup(
  "sessions-slow-log",
  {
    name: "/hello/production/sessions-slow-log",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-production-sessions-slow-log" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// caches.sessions
const engineLogGroup = new aws.cloudwatch.LogGroup(
  "sessions-engine-log",
  {
    name: "/hello/production/sessions-engine-log",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-production-sessions-engine-log" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// caches.sessions
export const replicationGroup = new aws.elasticache.ReplicationGroup(
  "sessions",
  {
    replicationGroupId: "hello-production-sessions",
    description: "Cache sessions of hello production",
    engine: "valkey",
    engineVersion: "8.0",
    autoMinorVersionUpgrade: false,
    nodeType: "cache.r7g.large",
    numCacheClusters: 2,
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
    preferredCacheClusterAzs: ["us-east-1a", "us-east-1b"],
    port: 6379,
    parameterGroupName: parameterGroup.name,
    subnetGroupName: subnetGroup.name,
    securityGroupIds: [securityGroup.id],
    userGroupIds: [userGroup.userGroupId],
    atRestEncryptionEnabled: true,
    kmsKeyId: dataKey.arn,
    transitEncryptionEnabled: true,
    transitEncryptionMode: "required",
    snapshotRetentionLimit: 7,
    snapshotWindow: "01:30-02:30",
    finalSnapshotIdentifier: "hello-production-sessions-final",
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
    tags: { Name: "hello-production-sessions" },
  },
  {
    provider,
    protect: true,
    retainOnDelete: true,
    ignoreChanges: ["snapshotArns", "snapshotName"],
    deleteBeforeReplace: true,
  },
);
