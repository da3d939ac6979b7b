// spec/platform.yaml buckets.thumbnails
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { logBucket, logBucketPolicy } from "../access-logs";
import { Group } from "../group";
import { dataKey } from "../keys";
import { provider } from "../provider";

// buckets.thumbnails
const thumbnails = new Group("thumbnails");

// buckets.thumbnails
export const bucket = new aws.s3.Bucket(
  "thumbnails",
  { forceDestroy: false, tags: { Name: "hello-production-thumbnails" } },
  { provider, protect: true, retainOnDelete: true },
);

// buckets.thumbnails
const bucketOwnership = new aws.s3.BucketOwnershipControls(
  "thumbnails",
  { bucket: bucket.bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
  { parent: thumbnails, provider },
);

// buckets.thumbnails
const bucketPublicAccessBlock = new aws.s3.BucketPublicAccessBlock(
  "thumbnails",
  {
    bucket: bucket.bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  },
  { parent: thumbnails, provider },
);

// buckets.thumbnails
const bucketEncryption = new aws.s3.BucketServerSideEncryptionConfiguration(
  "thumbnails",
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
  { parent: thumbnails, provider },
);

// buckets.thumbnails
const bucketVersioning = new aws.s3.BucketVersioning(
  "thumbnails",
  { bucket: bucket.bucket, versioningConfiguration: { status: "Enabled" } },
  { parent: thumbnails, provider },
);

// buckets.thumbnails
const bucketLifecycle = new aws.s3.BucketLifecycleConfiguration(
  "thumbnails",
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
  { parent: thumbnails, provider, dependsOn: [bucketVersioning] },
);

// buckets.thumbnails
const bucketEvents = new aws.s3.BucketNotification(
  "thumbnails",
  { bucket: bucket.bucket, eventbridge: true },
  { parent: thumbnails, provider },
);

// buckets.thumbnails
const bucketAccessLogs = new aws.s3.BucketLogging(
  "thumbnails",
  { bucket: bucket.bucket, targetBucket: logBucket.bucket, targetPrefix: "s3/thumbnails/" },
  { parent: thumbnails, provider, dependsOn: [logBucketPolicy] },
);

// buckets.thumbnails
const bucketPolicy = new aws.s3.BucketPolicy(
  "thumbnails",
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
  { parent: thumbnails, provider, dependsOn: [bucketPublicAccessBlock, bucketOwnership] },
);
