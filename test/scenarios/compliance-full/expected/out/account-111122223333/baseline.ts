// spec/platform.yaml compliance, spec/environments/production.yaml account.singletons.trail, spec/environments/production.yaml account.singletons.passwordPolicy
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { provider } from "./provider";
import { recordsKey, recordsBucket, recordsBucketPolicy } from "./records";

// compliance
const platformBaseline = new Group("platform-baseline");

// spec/environments/production.yaml account.singletons.trail
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
    import: "arn:aws:cloudtrail:eu-west-1:111122223333:trail/hello",
  },
);

// spec/environments/production.yaml account.singletons.passwordPolicy
const passwordPolicy = new aws.iam.AccountPasswordPolicy(
  "platform",
  {
    minimumPasswordLength: 20,
    passwordReusePrevention: 12,
    maxPasswordAge: 90,
    requireLowercaseCharacters: true,
    requireNumbers: true,
    requireSymbols: true,
    requireUppercaseCharacters: true,
    allowUsersToChangePassword: true,
  },
  { parent: platformBaseline, provider },
);
