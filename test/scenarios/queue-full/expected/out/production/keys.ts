// spec/platform.yaml
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "./group";
import { provider } from "./provider";

// spec/platform.yaml
const platformKeys = new Group("platform-keys");

// spec/platform.yaml
export const dataKey = new aws.kms.Key(
  "platform-data",
  {
    description: "Data of hello production",
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
        {
          Sid: "NotifyForAccount",
          Effect: "Allow",
          Principal: { Service: ["cloudwatch.amazonaws.com"] },
          Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
          Resource: "*",
          Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
        },
        {
          Sid: "NotifyOfEvents",
          Effect: "Allow",
          Principal: { Service: ["events.amazonaws.com"] },
          Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
          Resource: "*",
        },
      ],
    }),
    tags: { Name: "hello-production-platform-data" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// spec/platform.yaml
const dataKeyAlias = new aws.kms.Alias(
  "platform-data",
  { name: "alias/hello/production/data", targetKeyId: dataKey.keyId },
  { parent: platformKeys, provider, deleteBeforeReplace: true },
);

// spec/platform.yaml
export const logsKey = new aws.kms.Key(
  "platform-logs",
  {
    description: "Logs of hello production",
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
          Sid: "CloudWatchLogs",
          Effect: "Allow",
          Principal: { Service: "logs.us-east-1.amazonaws.com" },
          Action: [
            "kms:Encrypt*",
            "kms:Decrypt*",
            "kms:ReEncrypt*",
            "kms:GenerateDataKey*",
            "kms:Describe*",
          ],
          Resource: "*",
          Condition: {
            ArnLike: {
              "kms:EncryptionContext:aws:logs:arn":
                "arn:aws:logs:us-east-1:111122223333:log-group:*",
            },
          },
        },
      ],
    }),
    tags: { Name: "hello-production-platform-logs" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// spec/platform.yaml
const logsKeyAlias = new aws.kms.Alias(
  "platform-logs",
  { name: "alias/hello/production/logs", targetKeyId: logsKey.keyId },
  { parent: platformKeys, provider, deleteBeforeReplace: true },
);
