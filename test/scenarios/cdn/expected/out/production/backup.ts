// spec/platform.yaml
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "./group";
import { provider } from "./provider";

// spec/platform.yaml
const platformBackup = new Group("platform-backup");

// spec/platform.yaml
const key = new aws.kms.Key(
  "platform-backup",
  {
    description: "Backups of hello production",
    multiRegion: true,
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
      ],
    }),
    tags: { Name: "hello-production-platform-backup" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// spec/platform.yaml
const keyAlias = new aws.kms.Alias(
  "platform-backup",
  { name: "alias/hello/production/backup", targetKeyId: key.keyId },
  { parent: platformBackup, provider, deleteBeforeReplace: true },
);

// spec/platform.yaml
const backupRole = new aws.iam.Role(
  "platform-backup",
  {
    path: "/hello/production/",
    description: "Backs up the buckets of hello production",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "backup.amazonaws.com" },
          Action: "sts:AssumeRole",
        },
      ],
    }),
    tags: { Name: "hello-production-platform-backup" },
  },
  { parent: platformBackup, provider },
);

// spec/platform.yaml
const backupRolePolicy = new aws.iam.RolePolicyAttachment(
  "platform-backup",
  {
    role: backupRole.name,
    policyArn: "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
  },
  { parent: platformBackup, provider },
);

// spec/platform.yaml
const backupRoleS3Policy = new aws.iam.RolePolicyAttachment(
  "platform-backup-s3",
  {
    role: backupRole.name,
    policyArn: "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup",
  },
  { parent: platformBackup, provider },
);

// spec/platform.yaml
export const restoreRole = new aws.iam.Role(
  "platform-restore",
  {
    path: "/hello/production/",
    description: "Restores the buckets of hello production",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "backup.amazonaws.com" },
          Action: "sts:AssumeRole",
        },
      ],
    }),
    tags: { Name: "hello-production-platform-restore" },
  },
  { parent: platformBackup, provider },
);

// spec/platform.yaml
const restoreRoleS3Policy = new aws.iam.RolePolicyAttachment(
  "platform-restore-s3",
  {
    role: restoreRole.name,
    policyArn: "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Restore",
  },
  { parent: platformBackup, provider },
);

// spec/platform.yaml
export const vault = new aws.backup.Vault(
  "platform-backup",
  { kmsKeyArn: key.arn, forceDestroy: false, tags: { Name: "hello-production-platform-backup" } },
  { provider, protect: true, retainOnDelete: true },
);

// spec/platform.yaml
const vaultLock = new aws.backup.VaultLockConfiguration(
  "platform-backup",
  { backupVaultName: vault.name, minRetentionDays: 30, maxRetentionDays: 30 },
  { parent: platformBackup, provider, deleteBeforeReplace: true },
);

// spec/platform.yaml
const plan = new aws.backup.Plan(
  "platform-backup",
  {
    rules: [
      {
        ruleName: "scheduled",
        targetVaultName: vault.name,
        schedule: "cron(0 2 * * ? *)",
        scheduleExpressionTimezone: "Etc/UTC",
        startWindow: 60,
        completionWindow: 1440,
        lifecycle: { deleteAfter: 30 },
      },
      {
        ruleName: "continuous",
        targetVaultName: vault.name,
        schedule: "cron(0 2 * * ? *)",
        scheduleExpressionTimezone: "Etc/UTC",
        startWindow: 60,
        completionWindow: 1440,
        enableContinuousBackup: true,
        lifecycle: { deleteAfter: 30 },
      },
    ],
    tags: { Name: "hello-production-platform-backup" },
  },
  { parent: platformBackup, provider },
);

// spec/platform.yaml
const selection = new aws.backup.Selection(
  "platform-backup",
  {
    planId: plan.id,
    iamRoleArn: backupRole.arn,
    resources: ["arn:aws:s3:::*"],
    conditions: [
      {
        stringEquals: [
          { key: "aws:ResourceTag/backup", value: "platform" },
          { key: "aws:ResourceTag/environment", value: "production" },
          { key: "aws:ResourceTag/project", value: "hello" },
        ],
      },
    ],
  },
  { parent: platformBackup, provider, dependsOn: [backupRolePolicy, backupRoleS3Policy] },
);
