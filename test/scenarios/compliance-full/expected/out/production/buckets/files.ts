// spec/platform.yaml buckets.files
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { logBucket, logBucketPolicy } from "../access-logs";
import { Group } from "../group";
import { dataKey } from "../keys";
import { provider } from "../provider";

// buckets.files
const files = new Group("files");

// buckets.files
const bucket = new aws.s3.Bucket(
  "files",
  {
    forceDestroy: false,
    tags: {
      Name: "hello-production-files",
      "compliance-exempt": "s3-versions: declared without them",
      "compliance-s3-encryption": "required",
    },
  },
  { provider, protect: true, retainOnDelete: true },
);

// buckets.files
const bucketOwnership = new aws.s3.BucketOwnershipControls(
  "files",
  { bucket: bucket.bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
  { parent: files, provider },
);

// buckets.files
const bucketPublicAccessBlock = new aws.s3.BucketPublicAccessBlock(
  "files",
  {
    bucket: bucket.bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  },
  { parent: files, provider },
);

// buckets.files
const bucketEncryption = new aws.s3.BucketServerSideEncryptionConfiguration(
  "files",
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
  { parent: files, provider },
);

// buckets.files
const bucketLifecycle = new aws.s3.BucketLifecycleConfiguration(
  "files",
  {
    bucket: bucket.bucket,
    rules: [
      {
        id: "expire",
        status: "Enabled",
        filter: { prefix: "" },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
    ],
  },
  { parent: files, provider },
);

// buckets.files
const bucketEvents = new aws.s3.BucketNotification(
  "files",
  { bucket: bucket.bucket, eventbridge: true },
  { parent: files, provider },
);

// buckets.files
const bucketAccessLogs = new aws.s3.BucketLogging(
  "files",
  { bucket: bucket.bucket, targetBucket: logBucket.bucket, targetPrefix: "s3/files/" },
  { parent: files, provider, dependsOn: [logBucketPolicy] },
);

// buckets.files
const bucketPolicy = new aws.s3.BucketPolicy(
  "files",
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
  { parent: files, provider, dependsOn: [bucketPublicAccessBlock, bucketOwnership] },
);
