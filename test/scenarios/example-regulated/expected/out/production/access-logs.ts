// spec/platform.yaml domain
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "./group";
import { provider } from "./provider";

// domain
const platformAccessLogs = new Group("platform-access-logs");

// domain
export const logBucket = new aws.s3.Bucket(
  "platform-access-logs",
  {
    forceDestroy: false,
    tags: {
      Name: "ledger-production-platform-access-logs",
      "compliance-exempt":
        "s3-encryption: those who write access logs know no other key than that of S3 / s3-versions: logs are written once",
    },
  },
  { provider, protect: true, retainOnDelete: true },
);

// domain
const logBucketOwnership = new aws.s3.BucketOwnershipControls(
  "platform-access-logs",
  { bucket: logBucket.bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
  { parent: platformAccessLogs, provider },
);

// domain
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

// domain
const logBucketEncryption = new aws.s3.BucketServerSideEncryptionConfiguration(
  "platform-access-logs",
  {
    bucket: logBucket.bucket,
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
  },
  { parent: platformAccessLogs, provider },
);

// domain
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

// domain
export const logBucketPolicy = new aws.s3.BucketPolicy(
  "platform-access-logs",
  {
    bucket: logBucket.bucket,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "LoadBalancerWrites",
          Effect: "Allow",
          Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: pulumi.interpolate`${logBucket.arn}/alb/AWSLogs/111122223333/*`,
          Condition: {
            ArnLike: {
              "aws:SourceArn": "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/*",
            },
          },
        },
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
          Sid: "CdnWrites",
          Effect: "Allow",
          Principal: { Service: "delivery.logs.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: pulumi.interpolate`${logBucket.arn}/cdn/AWSLogs/111122223333/*`,
          Condition: {
            ArnLike: { "aws:SourceArn": "arn:aws:logs:us-east-1:111122223333:delivery-source:*" },
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

// domain
export const standbyLogBucket = new aws.s3.Bucket(
  "platform-access-logs-standby",
  {
    region: "eu-central-1",
    forceDestroy: false,
    tags: {
      Name: "ledger-production-platform-access-logs-standby",
      "compliance-exempt":
        "s3-encryption: those who write access logs know no other key than that of S3 / s3-versions: logs are written once",
    },
  },
  { provider, protect: true, retainOnDelete: true },
);

// domain
const standbyLogBucketOwnership = new aws.s3.BucketOwnershipControls(
  "platform-access-logs-standby",
  {
    region: "eu-central-1",
    bucket: standbyLogBucket.bucket,
    rule: { objectOwnership: "BucketOwnerEnforced" },
  },
  { parent: platformAccessLogs, provider },
);

// domain
const standbyLogBucketPublicAccessBlock = new aws.s3.BucketPublicAccessBlock(
  "platform-access-logs-standby",
  {
    region: "eu-central-1",
    bucket: standbyLogBucket.bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  },
  { parent: platformAccessLogs, provider },
);

// domain
const standbyLogBucketEncryption = new aws.s3.BucketServerSideEncryptionConfiguration(
  "platform-access-logs-standby",
  {
    region: "eu-central-1",
    bucket: standbyLogBucket.bucket,
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
  },
  { parent: platformAccessLogs, provider },
);

// domain
const standbyLogBucketLifecycle = new aws.s3.BucketLifecycleConfiguration(
  "platform-access-logs-standby",
  {
    region: "eu-central-1",
    bucket: standbyLogBucket.bucket,
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

// domain
export const standbyLogBucketPolicy = new aws.s3.BucketPolicy(
  "platform-access-logs-standby",
  {
    region: "eu-central-1",
    bucket: standbyLogBucket.bucket,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "BucketsWrite",
          Effect: "Allow",
          Principal: { Service: "logging.s3.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: pulumi.interpolate`${standbyLogBucket.arn}/s3/*`,
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
          Resource: [standbyLogBucket.arn, pulumi.interpolate`${standbyLogBucket.arn}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  },
  {
    parent: platformAccessLogs,
    provider,
    dependsOn: [standbyLogBucketPublicAccessBlock, standbyLogBucketOwnership],
  },
);
