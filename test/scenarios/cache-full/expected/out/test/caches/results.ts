// spec/platform.yaml caches.results
import * as aws from "@pulumi/aws";
import { Group } from "../group";
import { dataKey, logsKey } from "../keys";
import { provider } from "../provider";

// caches.results
const results = new Group("results");

// caches.results
export const securityGroup = new aws.ec2.SecurityGroup(
  "results",
  {
    vpcId: "vpc-0a1b2c3d4e5f60718",
    description: "Cache results",
    tags: { Name: "hello-test-results" },
  },
  { parent: results, provider },
);

// caches.results
const subnetGroup = new aws.elasticache.SubnetGroup(
  "results",
  {
    description: "Data subnets of results",
    subnetIds: ["subnet-0a1b2c3d4e5f60714", "subnet-0a1b2c3d4e5f60724"],
    tags: { Name: "hello-test-results" },
  },
  { parent: results, provider },
);

// caches.results
const parameterGroup = new aws.elasticache.ParameterGroup(
  "results",
  {
    family: "valkey7",
    description: "Parameters of results",
    parameters: [{ name: "maxmemory-policy", value: "volatile-lru" }],
    tags: { Name: "hello-test-results" },
  },
  { parent: results, provider },
);

// caches.results
const defaultUser = new aws.elasticache.User(
  "results-default-user",
  {
    userId: "hello-test-results-default-user",
    userName: "default",
    engine: "valkey",
    accessString: "off ~* -@all",
    authenticationMode: { type: "no-password-required" },
    tags: { Name: "hello-test-results-default-user" },
  },
  { parent: results, provider, deleteBeforeReplace: true },
);

// services.web.uses.results
export const webUser = new aws.elasticache.User(
  "web-uses-results",
  {
    userId: "hello-test-web-uses-results-password",
    userName: "hello-test-web-uses-results-password",
    engine: "valkey",
    accessString: "on ~* -@all +@read +@connection -@dangerous -@admin +info",
    authenticationMode: { type: "iam" },
    tags: { Name: "hello-test-web-uses-results", passwords: "hello/test" },
  },
  { parent: results, provider, ignoreChanges: ["authenticationMode"] },
);

// caches.results
const userGroup = new aws.elasticache.UserGroup(
  "results",
  {
    userGroupId: "hello-test-results",
    engine: "valkey",
    userIds: [defaultUser.userId, webUser.userId],
    tags: { Name: "hello-test-results" },
  },
  { parent: results, provider, deleteBeforeReplace: true },
);

// caches.results
const slowLogGroup = new aws.cloudwatch.LogGroup(
  "results-slow-log",
  {
    name: "/hello/test/results-slow-log",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-test-results-slow-log" },
  },
  { provider },
);

// caches.results
const engineLogGroup = new aws.cloudwatch.LogGroup(
  "results-engine-log",
  {
    name: "/hello/test/results-engine-log",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-test-results-engine-log" },
  },
  { provider },
);

// caches.results
export const replicationGroup = new aws.elasticache.ReplicationGroup(
  "results",
  {
    replicationGroupId: "hello-test-results",
    description: "Cache results of hello test",
    engine: "valkey",
    engineVersion: "7.2",
    autoMinorVersionUpgrade: false,
    nodeType: "cache.r7g.large",
    numCacheClusters: 1,
    automaticFailoverEnabled: false,
    multiAzEnabled: false,
    preferredCacheClusterAzs: ["us-east-1a"],
    port: 6379,
    parameterGroupName: parameterGroup.name,
    subnetGroupName: subnetGroup.name,
    securityGroupIds: [securityGroup.id],
    userGroupIds: [userGroup.userGroupId],
    atRestEncryptionEnabled: true,
    kmsKeyId: dataKey.arn,
    transitEncryptionEnabled: true,
    transitEncryptionMode: "required",
    snapshotRetentionLimit: 0,
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
    tags: { Name: "hello-test-results" },
  },
  { provider, ignoreChanges: ["snapshotArns", "snapshotName"], deleteBeforeReplace: true },
);
