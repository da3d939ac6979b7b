// spec/platform.yaml caches.session-store
import * as aws from "@pulumi/aws";
import { Group } from "../group";
import { dataKey, logsKey } from "../keys";
import { provider } from "../provider";

// caches.session-store
const sessions = new Group("sessions");

// caches.session-store
export const securityGroup = new aws.ec2.SecurityGroup(
  "sessions",
  {
    vpcId: "vpc-0a1b2c3d4e5f60718",
    description: "Cache sessions",
    tags: { Name: "hello-test-sessions" },
  },
  { parent: sessions, provider },
);

// caches.session-store
const subnetGroup = new aws.elasticache.SubnetGroup(
  "sessions",
  {
    description: "Data subnets of sessions",
    subnetIds: ["subnet-0a1b2c3d4e5f60714", "subnet-0a1b2c3d4e5f60724"],
    tags: { Name: "hello-test-sessions" },
  },
  { parent: sessions, provider },
);

// caches.session-store.eviction
const parameterGroup = new aws.elasticache.ParameterGroup(
  "sessions",
  {
    family: "redis7",
    description: "Parameters of sessions",
    parameters: [{ name: "maxmemory-policy", value: "allkeys-lfu" }],
    tags: { Name: "hello-test-sessions" },
  },
  { parent: sessions, provider },
);

// caches.session-store
const defaultUser = new aws.elasticache.User(
  "sessions-default-user",
  {
    userId: "hello-test-sessions-default-user",
    userName: "default",
    engine: "redis",
    accessString: "off ~* -@all",
    authenticationMode: { type: "no-password-required" },
    tags: { Name: "hello-test-sessions-default-user" },
  },
  { parent: sessions, provider, deleteBeforeReplace: true },
);

// jobs.report.uses.session-store
export const reportUser = new aws.elasticache.User(
  "report-uses-sessions",
  {
    userId: "hello-test-report-uses-sessions",
    userName: "hello-test-report-uses-sessions",
    engine: "redis",
    accessString: "on ~session:* -@all +@read +@connection -@dangerous -@admin +info",
    authenticationMode: { type: "iam" },
    tags: { Name: "hello-test-report-uses-sessions" },
  },
  { parent: sessions, provider },
);

// services.web.uses.session-store
export const webUser = new aws.elasticache.User(
  "web-uses-sessions",
  {
    userId: "hello-test-web-uses-sessions",
    userName: "hello-test-web-uses-sessions",
    engine: "redis",
    accessString: "on ~session:* ~web:* +@all -@dangerous -@admin +info",
    authenticationMode: { type: "iam" },
    tags: { Name: "hello-test-web-uses-sessions" },
  },
  { parent: sessions, provider },
);

// caches.session-store
const userGroup = new aws.elasticache.UserGroup(
  "sessions",
  {
    userGroupId: "hello-test-sessions",
    engine: "redis",
    userIds: [defaultUser.userId, reportUser.userId, webUser.userId],
    tags: { Name: "hello-test-sessions" },
  },
  { parent: sessions, provider, deleteBeforeReplace: true },
);

// caches.session-store.logs
const slowLogGroup = new aws.cloudwatch.LogGroup(
  "sessions-slow-log",
  {
    name: "/hello/test/sessions-slow-log",
    retentionInDays: 90,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-test-sessions-slow-log" },
  },
  { provider },
);

// caches.session-store.logs
const engineLogGroup = new aws.cloudwatch.LogGroup(
  "sessions-engine-log",
  {
    name: "/hello/test/sessions-engine-log",
    retentionInDays: 90,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-test-sessions-engine-log" },
  },
  { provider },
);

// caches.session-store
export const replicationGroup = new aws.elasticache.ReplicationGroup(
  "sessions",
  {
    replicationGroupId: "hello-test-sessions",
    description: "Cache sessions of hello test",
    engine: "redis",
    engineVersion: "7.1",
    autoMinorVersionUpgrade: false,
    nodeType: "cache.r6gd.xlarge",
    dataTieringEnabled: true,
    numCacheClusters: 5,
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
    preferredCacheClusterAzs: [
      "us-east-1a",
      "us-east-1b",
      "us-east-1a",
      "us-east-1b",
      "us-east-1a",
    ],
    port: 6379,
    parameterGroupName: parameterGroup.name,
    subnetGroupName: subnetGroup.name,
    securityGroupIds: [securityGroup.id],
    userGroupIds: [userGroup.userGroupId],
    atRestEncryptionEnabled: true,
    kmsKeyId: dataKey.arn,
    transitEncryptionEnabled: true,
    transitEncryptionMode: "required",
    snapshotRetentionLimit: 35,
    snapshotWindow: "23:30-00:30",
    maintenanceWindow: "sat:22:30-sat:23:30",
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
    tags: { Name: "hello-test-sessions" },
  },
  { provider, ignoreChanges: ["snapshotArns", "snapshotName"], deleteBeforeReplace: true },
);
