// spec/platform.yaml backup
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "./group";
import { ticketTopic } from "./notifications";
import { provider } from "./provider";

// backup
const platformBackup = new Group("platform-backup");

// backup
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

// backup
const keyAlias = new aws.kms.Alias(
  "platform-backup",
  { name: "alias/hello/production/backup", targetKeyId: key.keyId },
  { parent: platformBackup, provider, deleteBeforeReplace: true },
);

// backup.copy
const keyReplica = new aws.kms.ReplicaKey(
  "platform-backup-standby",
  {
    region: "us-west-2",
    description: "Backups of hello production, replica",
    primaryKeyArn: key.arn,
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
    tags: { Name: "hello-production-platform-backup-standby" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// backup
export const backupRole = new aws.iam.Role(
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

// backup
export const backupRolePolicy = new aws.iam.RolePolicyAttachment(
  "platform-backup",
  {
    role: backupRole.name,
    policyArn: "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
  },
  { parent: platformBackup, provider },
);

// backup
export const backupRoleS3Policy = new aws.iam.RolePolicyAttachment(
  "platform-backup-s3",
  {
    role: backupRole.name,
    policyArn: "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup",
  },
  { parent: platformBackup, provider },
);

// backup
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

// backup
const restoreRoleS3Policy = new aws.iam.RolePolicyAttachment(
  "platform-restore-s3",
  {
    role: restoreRole.name,
    policyArn: "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Restore",
  },
  { parent: platformBackup, provider },
);

// backup
export const vault = new aws.backup.Vault(
  "platform-backup",
  { kmsKeyArn: key.arn, forceDestroy: false, tags: { Name: "hello-production-platform-backup" } },
  { provider, protect: true, retainOnDelete: true },
);

// backup.lock
const vaultLock = new aws.backup.VaultLockConfiguration(
  "platform-backup",
  {
    backupVaultName: vault.name,
    minRetentionDays: 14,
    maxRetentionDays: 3650,
    changeableForDays: 7,
  },
  { parent: platformBackup, provider, deleteBeforeReplace: true },
);

// backup.copy
const standbyVault = new aws.backup.Vault(
  "platform-backup-standby",
  {
    region: "us-west-2",
    kmsKeyArn: keyReplica.arn,
    forceDestroy: false,
    tags: { Name: "hello-production-platform-backup-standby" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// backup.lock
const standbyVaultLock = new aws.backup.VaultLockConfiguration(
  "platform-backup-standby",
  {
    region: "us-west-2",
    backupVaultName: standbyVault.name,
    minRetentionDays: 60,
    maxRetentionDays: 60,
    changeableForDays: 7,
  },
  { parent: platformBackup, provider, deleteBeforeReplace: true },
);

// backup
const plan = new aws.backup.Plan(
  "platform-backup",
  {
    rules: [
      {
        ruleName: "scheduled",
        targetVaultName: vault.name,
        schedule: "cron(30 1 * * ? *)",
        scheduleExpressionTimezone: "Etc/UTC",
        startWindow: 60,
        completionWindow: 1440,
        lifecycle: { deleteAfter: 14 },
        copyActions: [{ destinationVaultArn: standbyVault.arn, lifecycle: { deleteAfter: 60 } }],
      },
      {
        ruleName: "continuous",
        targetVaultName: vault.name,
        schedule: "cron(30 1 * * ? *)",
        scheduleExpressionTimezone: "Etc/UTC",
        startWindow: 60,
        completionWindow: 1440,
        enableContinuousBackup: true,
        lifecycle: { deleteAfter: 14 },
      },
    ],
    tags: { Name: "hello-production-platform-backup" },
  },
  { parent: platformBackup, provider },
);

// backup
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

// backup.restoreTest
const restoreTest = new aws.backup.RestoreTestingPlan(
  "platform-restore-test",
  {
    name: "hello_production",
    scheduleExpression: "cron(0 5 ? * 1 *)",
    scheduleExpressionTimezone: "Etc/UTC",
    startWindowHours: 1,
    recoveryPointSelection: {
      algorithm: "LATEST_WITHIN_WINDOW",
      includeVaults: [vault.arn],
      recoveryPointTypes: ["CONTINUOUS", "SNAPSHOT"],
      selectionWindowDays: 7,
    },
    tags: { Name: "hello-production-platform-restore-test" },
  },
  { parent: platformBackup, provider, deleteBeforeReplace: true },
);

// backup.restoreTest
const restoreTestSelection = new aws.backup.RestoreTestingSelection(
  "platform-restore-test",
  {
    name: "buckets",
    restoreTestingPlanName: restoreTest.name,
    iamRoleArn: restoreRole.arn,
    protectedResourceType: "S3",
    protectedResourceArns: ["*"],
    validationWindowHours: 4,
  },
  { parent: platformBackup, provider, dependsOn: [restoreRoleS3Policy], deleteBeforeReplace: true },
);

// observability.notify
const failureRule = new aws.cloudwatch.EventRule(
  "platform-backup",
  {
    description: "Backups of hello production that failed",
    eventPattern: pulumi.jsonStringify({
      source: ["aws.backup"],
      detail: {
        $or: [
          { backupVaultName: [vault.name], state: ["ABORTED", "EXPIRED", "FAILED"] },
          { sourceBackupVaultArn: [vault.arn], state: ["ABORTED", "EXPIRED", "FAILED"] },
          { iamRoleArn: [restoreRole.arn], status: ["ABORTED", "EXPIRED", "FAILED"] },
        ],
      },
    }),
    tags: { Name: "hello-production-platform-backup" },
  },
  { parent: platformBackup, provider },
);

// observability.notify
const failureTarget = new aws.cloudwatch.EventTarget(
  "platform-backup",
  {
    rule: failureRule.name,
    targetId: "tickets",
    arn: ticketTopic.arn,
    inputTransformer: {
      inputPaths: {
        kind: "$.detail-type",
        message: "$.detail.statusMessage",
        resource: "$.detail.resourceArn",
        time: "$.time",
      },
      inputTemplate:
        '"hello production: a backup, copy or restore failed (<kind>) for <resource> at <time>. <message>"',
    },
  },
  { parent: platformBackup, provider },
);

// observability.notify
const vaultNotifications = new aws.backup.VaultNotifications(
  "platform-backup",
  {
    backupVaultName: vault.name,
    snsTopicArn: ticketTopic.arn,
    backupVaultEvents: ["S3_BACKUP_OBJECT_FAILED", "S3_RESTORE_OBJECT_FAILED"],
  },
  { parent: platformBackup, provider, deleteBeforeReplace: true },
);
