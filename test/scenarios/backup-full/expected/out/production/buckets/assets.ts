// spec/platform.yaml buckets.assets
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { logBucket, logBucketPolicy } from "../access-logs";
import { Group } from "../group";
import { dataKey } from "../keys";
import { provider } from "../provider";

// buckets.assets
const assets = new Group("assets");

// buckets.assets
export const bucket = new aws.s3.Bucket(
  "assets",
  { forceDestroy: false, tags: { Name: "hello-production-assets", backup: "platform" } },
  { provider, protect: true, retainOnDelete: true },
);

// buckets.assets
const bucketOwnership = new aws.s3.BucketOwnershipControls(
  "assets",
  { bucket: bucket.bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
  { parent: assets, provider },
);

// buckets.assets
const bucketPublicAccessBlock = new aws.s3.BucketPublicAccessBlock(
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

// buckets.assets
const bucketVersioning = new aws.s3.BucketVersioning(
  "assets",
  { bucket: bucket.bucket, versioningConfiguration: { status: "Enabled" } },
  { parent: assets, provider },
);

// buckets.assets
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
const bucketPolicy = new aws.s3.BucketPolicy(
  "assets",
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
  { parent: assets, provider, dependsOn: [bucketPublicAccessBlock, bucketOwnership] },
);
