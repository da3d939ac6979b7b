// spec/platform.yaml compliance, spec/environments/production.yaml account.singletons
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { provider } from "./provider";

// compliance
const platformBaseline = new Group("platform-baseline");

// spec/environments/production.yaml account.singletons
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

// spec/environments/production.yaml account.singletons
const passwordPolicy = new aws.iam.AccountPasswordPolicy(
  "platform",
  {
    minimumPasswordLength: 20,
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

// spec/environments/production.yaml account.singletons
export const configRole = new aws.iam.ServiceLinkedRole(
  "platform-config",
  { awsServiceName: "config.amazonaws.com", tags: { Name: "ledger-shared-platform-config" } },
  { parent: platformBaseline, provider },
);
