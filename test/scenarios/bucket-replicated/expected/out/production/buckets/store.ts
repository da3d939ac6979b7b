// spec/platform.yaml buckets.files
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  logBucket,
  logBucketPolicy,
  standbyLogBucket,
  standbyLogBucketPolicy,
} from "../access-logs";
import { Group } from "../group";
import { dataKey, dataKeyReplica } from "../keys";
import { provider } from "../provider";

// buckets.files
const store = new Group("store");

// buckets.files
export const bucket = new aws.s3.Bucket(
  "store",
  { forceDestroy: false, tags: { Name: "hello-production-store", backup: "platform" } },
  { provider, protect: true, retainOnDelete: true },
);

// buckets.files
const bucketOwnership = new aws.s3.BucketOwnershipControls(
  "store",
  { bucket: bucket.bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
  { parent: store, provider },
);

// buckets.files
const bucketPublicAccessBlock = new aws.s3.BucketPublicAccessBlock(
  "store",
  {
    bucket: bucket.bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  },
  { parent: store, provider },
);

// buckets.files
const bucketEncryption = new aws.s3.BucketServerSideEncryptionConfiguration(
  "store",
  {
    bucket: bucket.bucket,
    rules: [
      {
        applyServerSideEncryptionByDefault: {
          sseAlgorithm: "aws:kms",
          kmsMasterKeyId: dataKey.arn,
        },
        bucketKeyEnabled: true,
      },
    ],
  },
  { parent: store, provider },
);

// buckets.files.versioned
const bucketVersioning = new aws.s3.BucketVersioning(
  "store",
  { bucket: bucket.bucket, versioningConfiguration: { status: "Enabled" } },
  { parent: store, provider },
);

// buckets.files.expire
const bucketLifecycle = new aws.s3.BucketLifecycleConfiguration(
  "store",
  {
    bucket: bucket.bucket,
    rules: [
      {
        id: "expire",
        status: "Enabled",
        filter: { prefix: "" },
        expiration: { days: 365 },
        noncurrentVersionExpiration: { noncurrentDays: 90 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
      },
    ],
  },
  { parent: store, provider, dependsOn: [bucketVersioning] },
);

// buckets.files
const bucketEvents = new aws.s3.BucketNotification(
  "store",
  { bucket: bucket.bucket, eventbridge: true },
  { parent: store, provider },
);

// buckets.files
const bucketAccessLogs = new aws.s3.BucketLogging(
  "store",
  { bucket: bucket.bucket, targetBucket: logBucket.bucket, targetPrefix: "s3/store/" },
  { parent: store, provider, dependsOn: [logBucketPolicy] },
);

// buckets.files
const bucketPolicy = new aws.s3.BucketPolicy(
  "store",
  {
    bucket: bucket.bucket,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "DenyWithoutTls",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [bucket.arn, pulumi.interpolate`${bucket.arn}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  },
  { parent: store, provider, dependsOn: [bucketPublicAccessBlock, bucketOwnership] },
);

// buckets.files
const replica = new aws.s3.Bucket(
  "store-replica",
  { region: "us-west-2", forceDestroy: false, tags: { Name: "hello-production-store-replica" } },
  { provider, protect: true, retainOnDelete: true },
);

// buckets.files
const replicaOwnership = new aws.s3.BucketOwnershipControls(
  "store-replica",
  { region: "us-west-2", bucket: replica.bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
  { parent: store, provider },
);

// buckets.files
const replicaPublicAccessBlock = new aws.s3.BucketPublicAccessBlock(
  "store-replica",
  {
    region: "us-west-2",
    bucket: replica.bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  },
  { parent: store, provider },
);

// buckets.files
const replicaEncryption = new aws.s3.BucketServerSideEncryptionConfiguration(
  "store-replica",
  {
    region: "us-west-2",
    bucket: replica.bucket,
    rules: [
      {
        applyServerSideEncryptionByDefault: {
          sseAlgorithm: "aws:kms",
          kmsMasterKeyId: dataKeyReplica.arn,
        },
        bucketKeyEnabled: true,
      },
    ],
  },
  { parent: store, provider },
);

// buckets.files.versioned
const replicaVersioning = new aws.s3.BucketVersioning(
  "store-replica",
  { region: "us-west-2", bucket: replica.bucket, versioningConfiguration: { status: "Enabled" } },
  { parent: store, provider },
);

// buckets.files.expire
const replicaLifecycle = new aws.s3.BucketLifecycleConfiguration(
  "store-replica",
  {
    region: "us-west-2",
    bucket: replica.bucket,
    rules: [
      {
        id: "expire",
        status: "Enabled",
        filter: { prefix: "" },
        expiration: { days: 365 },
        noncurrentVersionExpiration: { noncurrentDays: 90 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
      },
    ],
  },
  { parent: store, provider, dependsOn: [replicaVersioning] },
);

// buckets.files
const replicaEvents = new aws.s3.BucketNotification(
  "store-replica",
  { region: "us-west-2", bucket: replica.bucket, eventbridge: true },
  { parent: store, provider },
);

// buckets.files
const replicaAccessLogs = new aws.s3.BucketLogging(
  "store-replica",
  {
    region: "us-west-2",
    bucket: replica.bucket,
    targetBucket: standbyLogBucket.bucket,
    targetPrefix: "s3/store/",
  },
  { parent: store, provider, dependsOn: [standbyLogBucketPolicy] },
);

// buckets.files
const replicaPolicy = new aws.s3.BucketPolicy(
  "store-replica",
  {
    region: "us-west-2",
    bucket: replica.bucket,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "DenyWithoutTls",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [replica.arn, pulumi.interpolate`${replica.arn}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  },
  { parent: store, provider, dependsOn: [replicaPublicAccessBlock, replicaOwnership] },
);

// buckets.files.standby
const replicationRole = new aws.iam.Role(
  "store-replication",
  {
    description: "Copies store to us-west-2",
    path: "/hello/production/",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: { Service: "s3.amazonaws.com" }, Action: "sts:AssumeRole" },
      ],
    }),
    tags: { Name: "hello-production-store-replication" },
  },
  { parent: store, provider },
);

// buckets.files.standby
const replicationPolicy = new aws.iam.RolePolicy(
  "store-replication",
  {
    role: replicationRole.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "ReadBucket",
          Effect: "Allow",
          Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
          Resource: bucket.arn,
        },
        {
          Sid: "ReadVersions",
          Effect: "Allow",
          Action: [
            "s3:GetObjectVersionAcl",
            "s3:GetObjectVersionForReplication",
            "s3:GetObjectVersionTagging",
          ],
          Resource: pulumi.interpolate`${bucket.arn}/*`,
        },
        {
          Sid: "WriteReplicas",
          Effect: "Allow",
          Action: ["s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"],
          Resource: pulumi.interpolate`${replica.arn}/*`,
        },
        {
          Sid: "Decrypt",
          Effect: "Allow",
          Action: "kms:Decrypt",
          Resource: dataKey.arn,
          Condition: { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } },
        },
        {
          Sid: "Encrypt",
          Effect: "Allow",
          Action: ["kms:Encrypt", "kms:GenerateDataKey"],
          Resource: dataKeyReplica.arn,
          Condition: { StringEquals: { "kms:ViaService": "s3.us-west-2.amazonaws.com" } },
        },
      ],
    }),
  },
  { parent: store, provider },
);

// buckets.files.standby
const replication = new aws.s3.BucketReplicationConfig(
  "store",
  {
    bucket: bucket.bucket,
    role: replicationRole.arn,
    rules: [
      {
        id: "standby",
        status: "Enabled",
        priority: 1,
        filter: { prefix: "" },
        deleteMarkerReplication: { status: "Enabled" },
        sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
        destination: {
          bucket: replica.arn,
          encryptionConfiguration: { replicaKmsKeyId: dataKeyReplica.arn },
          replicationTime: { status: "Enabled", time: { minutes: 15 } },
          metrics: { status: "Enabled", eventThreshold: { minutes: 15 } },
        },
      },
    ],
  },
  { parent: store, provider, dependsOn: [replicationPolicy, bucketVersioning, replicaVersioning] },
);
