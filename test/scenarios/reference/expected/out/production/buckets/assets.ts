// spec/platform.yaml buckets.assets
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

// buckets.assets
const assets = new Group("assets");

// buckets.assets
export const bucket = new aws.s3.Bucket(
  "assets",
  {
    forceDestroy: false,
    tags: {
      Name: "provfair-production-assets",
      "compliance-s3-encryption": "required",
      "compliance-s3-versions": "required",
      backup: "platform",
    },
  },
  { provider, protect: true, retainOnDelete: true },
);

// buckets.assets
export const bucketOwnership = new aws.s3.BucketOwnershipControls(
  "assets",
  { bucket: bucket.bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
  { parent: assets, provider },
);

// buckets.assets
export const bucketPublicAccessBlock = new aws.s3.BucketPublicAccessBlock(
  "assets",
  {
    bucket: bucket.bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  },
  { parent: assets, provider },
);

// buckets.assets
const bucketEncryption = new aws.s3.BucketServerSideEncryptionConfiguration(
  "assets",
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
  { parent: assets, provider },
);

// buckets.assets.versioned
const bucketVersioning = new aws.s3.BucketVersioning(
  "assets",
  { bucket: bucket.bucket, versioningConfiguration: { status: "Enabled" } },
  { parent: assets, provider },
);

// buckets.assets.expire
const bucketLifecycle = new aws.s3.BucketLifecycleConfiguration(
  "assets",
  {
    bucket: bucket.bucket,
    rules: [
      {
        id: "expire",
        status: "Enabled",
        filter: { prefix: "" },
        expiration: { expiredObjectDeleteMarker: true },
        noncurrentVersionExpiration: { noncurrentDays: 30 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
    ],
  },
  { parent: assets, provider, dependsOn: [bucketVersioning] },
);

// buckets.assets
const bucketEvents = new aws.s3.BucketNotification(
  "assets",
  { bucket: bucket.bucket, eventbridge: true },
  { parent: assets, provider },
);

// buckets.assets
const bucketAccessLogs = new aws.s3.BucketLogging(
  "assets",
  { bucket: bucket.bucket, targetBucket: logBucket.bucket, targetPrefix: "s3/assets/" },
  { parent: assets, provider, dependsOn: [logBucketPolicy] },
);

// buckets.assets
const replica = new aws.s3.Bucket(
  "assets-replica",
  {
    region: "us-west-2",
    forceDestroy: false,
    tags: {
      Name: "provfair-production-assets-replica",
      "compliance-s3-encryption": "required",
      "compliance-s3-versions": "required",
    },
  },
  { provider, protect: true, retainOnDelete: true },
);

// buckets.assets
const replicaOwnership = new aws.s3.BucketOwnershipControls(
  "assets-replica",
  { region: "us-west-2", bucket: replica.bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
  { parent: assets, provider },
);

// buckets.assets
const replicaPublicAccessBlock = new aws.s3.BucketPublicAccessBlock(
  "assets-replica",
  {
    region: "us-west-2",
    bucket: replica.bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  },
  { parent: assets, provider },
);

// buckets.assets
const replicaEncryption = new aws.s3.BucketServerSideEncryptionConfiguration(
  "assets-replica",
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
  { parent: assets, provider },
);

// buckets.assets.versioned
const replicaVersioning = new aws.s3.BucketVersioning(
  "assets-replica",
  { region: "us-west-2", bucket: replica.bucket, versioningConfiguration: { status: "Enabled" } },
  { parent: assets, provider },
);

// buckets.assets.expire
const replicaLifecycle = new aws.s3.BucketLifecycleConfiguration(
  "assets-replica",
  {
    region: "us-west-2",
    bucket: replica.bucket,
    rules: [
      {
        id: "expire",
        status: "Enabled",
        filter: { prefix: "" },
        expiration: { expiredObjectDeleteMarker: true },
        noncurrentVersionExpiration: { noncurrentDays: 30 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
    ],
  },
  { parent: assets, provider, dependsOn: [replicaVersioning] },
);

// buckets.assets
const replicaEvents = new aws.s3.BucketNotification(
  "assets-replica",
  { region: "us-west-2", bucket: replica.bucket, eventbridge: true },
  { parent: assets, provider },
);

// buckets.assets
const replicaAccessLogs = new aws.s3.BucketLogging(
  "assets-replica",
  {
    region: "us-west-2",
    bucket: replica.bucket,
    targetBucket: standbyLogBucket.bucket,
    targetPrefix: "s3/assets/",
  },
  { parent: assets, provider, dependsOn: [standbyLogBucketPolicy] },
);

// buckets.assets
const replicaPolicy = new aws.s3.BucketPolicy(
  "assets-replica",
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
  { parent: assets, provider, dependsOn: [replicaPublicAccessBlock, replicaOwnership] },
);

// buckets.assets.standby
const replicationRole = new aws.iam.Role(
  "assets-replication",
  {
    description: "Copies assets to us-west-2",
    path: "/provfair/production/",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: { Service: "s3.amazonaws.com" }, Action: "sts:AssumeRole" },
      ],
    }),
    permissionsBoundary: "arn:aws:iam::111122223333:policy/provfair/shared/provfair.boundary",
    tags: { Name: "provfair-production-assets-replication" },
  },
  { parent: assets, provider },
);

// buckets.assets.standby
const replicationPolicy = new aws.iam.RolePolicy(
  "assets-replication",
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
  { parent: assets, provider },
);

// buckets.assets.standby
const replication = new aws.s3.BucketReplicationConfig(
  "assets",
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
  { parent: assets, provider, dependsOn: [replicationPolicy, bucketVersioning, replicaVersioning] },
);
