// spec/platform.yaml compliance, spec/environments/production.yaml account
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { provider } from "./provider";
import { recordsKey, recordsBucket, recordsBucketPolicy } from "./records";

// compliance
const platformBaseline = new Group("platform-baseline");

// spec/environments/production.yaml account
const trail = new aws.cloudtrail.Trail(
  "platform",
  {
    name: "hello",
    s3BucketName: recordsBucket.bucket,
    kmsKeyId: recordsKey.arn,
    isMultiRegionTrail: true,
    includeGlobalServiceEvents: true,
    enableLogFileValidation: true,
    tags: { Name: "hello-shared-platform" },
  },
  {
    parent: platformBaseline,
    provider,
    dependsOn: [recordsBucketPolicy],
    deleteBeforeReplace: true,
  },
);

// spec/environments/production.yaml account
const publicAccessBlock = new aws.s3.AccountPublicAccessBlock(
  "platform",
  {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  },
  { parent: platformBaseline, provider },
);

// spec/environments/production.yaml account
const passwordPolicy = new aws.iam.AccountPasswordPolicy(
  "platform",
  {
    minimumPasswordLength: 14,
    passwordReusePrevention: 24,
    maxPasswordAge: 90,
    requireLowercaseCharacters: true,
    requireNumbers: true,
    requireSymbols: true,
    requireUppercaseCharacters: true,
    allowUsersToChangePassword: true,
  },
  { parent: platformBaseline, provider },
);

// spec/environments/production.yaml account
export const configRole = new aws.iam.ServiceLinkedRole(
  "platform-config",
  { awsServiceName: "config.amazonaws.com", tags: { Name: "hello-shared-platform-config" } },
  { parent: platformBaseline, provider },
);
