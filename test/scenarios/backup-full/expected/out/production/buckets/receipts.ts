// spec/platform.yaml buckets.receipts
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { logBucket, logBucketPolicy } from "../access-logs";
import { backupRole, backupRolePolicy, backupRoleS3Policy, vault } from "../backup";
import { Group } from "../group";
import { dataKey } from "../keys";
import { provider } from "../provider";

// buckets.receipts
const receipts = new Group("receipts");

// buckets.receipts
export const bucket = new aws.s3.Bucket(
  "receipts",
  { forceDestroy: false, tags: { Name: "hello-production-receipts", backup: "receipts" } },
  { provider, protect: true, retainOnDelete: true },
);

// buckets.receipts
const bucketOwnership = new aws.s3.BucketOwnershipControls(
  "receipts",
  { bucket: bucket.bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
  { parent: receipts, provider },
);

// buckets.receipts
const bucketPublicAccessBlock = new aws.s3.BucketPublicAccessBlock(
  "receipts",
  {
    bucket: bucket.bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  },
  { parent: receipts, provider },
);

// buckets.receipts
const bucketEncryption = new aws.s3.BucketServerSideEncryptionConfiguration(
  "receipts",
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
  { parent: receipts, provider },
);

// buckets.receipts
const bucketVersioning = new aws.s3.BucketVersioning(
  "receipts",
  { bucket: bucket.bucket, versioningConfiguration: { status: "Enabled" } },
  { parent: receipts, provider },
);

// buckets.receipts
const bucketLifecycle = new aws.s3.BucketLifecycleConfiguration(
  "receipts",
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
  { parent: receipts, provider, dependsOn: [bucketVersioning] },
);

// buckets.receipts
const bucketEvents = new aws.s3.BucketNotification(
  "receipts",
  { bucket: bucket.bucket, eventbridge: true },
  { parent: receipts, provider },
);

// buckets.receipts
const bucketAccessLogs = new aws.s3.BucketLogging(
  "receipts",
  { bucket: bucket.bucket, targetBucket: logBucket.bucket, targetPrefix: "s3/receipts/" },
  { parent: receipts, provider, dependsOn: [logBucketPolicy] },
);

// buckets.receipts
const bucketPolicy = new aws.s3.BucketPolicy(
  "receipts",
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
  { parent: receipts, provider, dependsOn: [bucketPublicAccessBlock, bucketOwnership] },
);

// buckets.receipts
const plan = new aws.backup.Plan(
  "receipts",
  {
    rules: [
      {
        ruleName: "scheduled",
        targetVaultName: vault.name,
        schedule: "cron(30 1 * * ? *)",
        scheduleExpressionTimezone: "Etc/UTC",
        startWindow: 60,
        completionWindow: 1440,
        lifecycle: { deleteAfter: 3650 },
      },
    ],
    tags: { Name: "hello-production-receipts" },
  },
  { parent: receipts, provider },
);

// buckets.receipts
const selection = new aws.backup.Selection(
  "receipts",
  {
    planId: plan.id,
    iamRoleArn: backupRole.arn,
    resources: ["arn:aws:s3:::*"],
    conditions: [
      {
        stringEquals: [
          { key: "aws:ResourceTag/backup", value: "receipts" },
          { key: "aws:ResourceTag/environment", value: "production" },
          { key: "aws:ResourceTag/project", value: "hello" },
        ],
      },
    ],
  },
  { parent: receipts, provider, dependsOn: [backupRolePolicy, backupRoleS3Policy] },
);
