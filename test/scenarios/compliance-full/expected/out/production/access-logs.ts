// spec/platform.yaml buckets
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "./group";
import { provider } from "./provider";

// buckets
const platformAccessLogs = new Group("platform-access-logs");

// buckets
export const logBucket = new aws.s3.Bucket(
  "platform-access-logs",
  {
    forceDestroy: false,
    tags: {
      Name: "hello-production-platform-access-logs",
      "compliance-exempt":
        "s3-encryption: those who write access logs know no other key than that of S3 / s3-versions: logs are written once",
    },
  },
  { provider, protect: true, retainOnDelete: true },
);

// buckets
const logBucketOwnership = new aws.s3.BucketOwnershipControls(
  "platform-access-logs",
  { bucket: logBucket.bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
  { parent: platformAccessLogs, provider },
);

// buckets
const logBucketPublicAccessBlock = new aws.s3.BucketPublicAccessBlock(
  "platform-access-logs",
  {
    bucket: logBucket.bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  },
  { parent: platformAccessLogs, provider },
);

// buckets
const logBucketEncryption = new aws.s3.BucketServerSideEncryptionConfiguration(
  "platform-access-logs",
  {
    bucket: logBucket.bucket,
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
  },
  { parent: platformAccessLogs, provider },
);

// buckets
const logBucketLifecycle = new aws.s3.BucketLifecycleConfiguration(
  "platform-access-logs",
  {
    bucket: logBucket.bucket,
    rules: [
      {
        id: "expire",
        status: "Enabled",
        filter: { prefix: "" },
        expiration: { days: 90 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
    ],
  },
  { parent: platformAccessLogs, provider },
);

// buckets
export const logBucketPolicy = new aws.s3.BucketPolicy(
  "platform-access-logs",
  {
    bucket: logBucket.bucket,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "BucketsWrite",
          Effect: "Allow",
          Principal: { Service: "logging.s3.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: pulumi.interpolate`${logBucket.arn}/s3/*`,
          Condition: {
            ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" },
            StringEquals: { "aws:SourceAccount": "111122223333" },
          },
        },
        {
          Sid: "DenyWithoutTls",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [logBucket.arn, pulumi.interpolate`${logBucket.arn}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  },
  {
    parent: platformAccessLogs,
    provider,
    dependsOn: [logBucketPublicAccessBlock, logBucketOwnership],
  },
);
