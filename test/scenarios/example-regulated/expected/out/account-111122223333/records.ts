// spec/platform.yaml compliance
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "./group";
import { provider } from "./provider";

// compliance
const platformRecords = new Group("platform-records");

// compliance
export const recordsKey = new aws.kms.Key(
  "platform-records",
  {
    description: "What ledger records of its account",
    enableKeyRotation: true,
    rotationPeriodInDays: 365,
    deletionWindowInDays: 30,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AccountAdministers",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:root" },
          Action: "kms:*",
          Resource: "*",
        },
        {
          Sid: "ConfigWrites",
          Effect: "Allow",
          Principal: { Service: "config.amazonaws.com" },
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: "*",
          Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
        },
      ],
    }),
    tags: { Name: "ledger-shared-platform-records" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// compliance
const recordsKeyAlias = new aws.kms.Alias(
  "platform-records",
  { name: "alias/ledger/shared/records", targetKeyId: recordsKey.keyId },
  { parent: platformRecords, provider, deleteBeforeReplace: true },
);

// compliance
export const recordsBucket = new aws.s3.Bucket(
  "platform-records",
  {
    forceDestroy: false,
    tags: {
      Name: "ledger-shared-platform-records",
      "compliance-s3-encryption": "required",
      "compliance-s3-versions": "required",
    },
  },
  { provider, protect: true, retainOnDelete: true },
);

// compliance
const recordsBucketOwnership = new aws.s3.BucketOwnershipControls(
  "platform-records",
  { bucket: recordsBucket.bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
  { parent: platformRecords, provider },
);

// compliance
const recordsBucketPublicAccessBlock = new aws.s3.BucketPublicAccessBlock(
  "platform-records",
  {
    bucket: recordsBucket.bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  },
  { parent: platformRecords, provider },
);

// compliance
const recordsBucketEncryption = new aws.s3.BucketServerSideEncryptionConfiguration(
  "platform-records",
  {
    bucket: recordsBucket.bucket,
    rules: [
      {
        applyServerSideEncryptionByDefault: {
          sseAlgorithm: "aws:kms",
          kmsMasterKeyId: recordsKey.arn,
        },
        bucketKeyEnabled: true,
      },
    ],
  },
  { parent: platformRecords, provider },
);

// compliance.retention
const recordsBucketVersioning = new aws.s3.BucketVersioning(
  "platform-records",
  { bucket: recordsBucket.bucket, versioningConfiguration: { status: "Enabled" } },
  { parent: platformRecords, provider },
);

// compliance.retention
const recordsBucketLifecycle = new aws.s3.BucketLifecycleConfiguration(
  "platform-records",
  {
    bucket: recordsBucket.bucket,
    rules: [
      {
        id: "expire",
        status: "Enabled",
        filter: { prefix: "" },
        expiration: { days: 2555 },
        noncurrentVersionExpiration: { noncurrentDays: 30 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
    ],
  },
  { parent: platformRecords, provider, dependsOn: [recordsBucketVersioning] },
);

// compliance
export const recordsBucketPolicy = new aws.s3.BucketPolicy(
  "platform-records",
  {
    bucket: recordsBucket.bucket,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "ConfigLooks",
          Effect: "Allow",
          Principal: { Service: "config.amazonaws.com" },
          Action: ["s3:GetBucketAcl", "s3:ListBucket"],
          Resource: recordsBucket.arn,
          Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
        },
        {
          Sid: "ConfigWrites",
          Effect: "Allow",
          Principal: { Service: "config.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: pulumi.interpolate`${recordsBucket.arn}/AWSLogs/111122223333/Config/*`,
          Condition: {
            StringEquals: {
              "s3:x-amz-acl": "bucket-owner-full-control",
              "aws:SourceAccount": "111122223333",
            },
          },
        },
        {
          Sid: "DenyWithoutTls",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [recordsBucket.arn, pulumi.interpolate`${recordsBucket.arn}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  },
  {
    parent: platformRecords,
    provider,
    dependsOn: [recordsBucketPublicAccessBlock, recordsBucketOwnership],
  },
);
