// spec/platform.yaml queues.mails
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "../group";
import { dataKey } from "../keys";
import { provider } from "../provider";

// queues.mails
const mails = new Group("mails");

// queues.mails
export const deadLetters = new aws.sqs.Queue(
  "mails-dead-letters",
  {
    kmsMasterKeyId: dataKey.arn,
    kmsDataKeyReusePeriodSeconds: 300,
    messageRetentionSeconds: 1209600,
    tags: { Name: "hello-production-mails-dead-letters" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// queues.mails
export const queue = new aws.sqs.Queue(
  "mails",
  {
    kmsMasterKeyId: dataKey.arn,
    kmsDataKeyReusePeriodSeconds: 300,
    visibilityTimeoutSeconds: 60,
    messageRetentionSeconds: 345600,
    delaySeconds: 0,
    receiveWaitTimeSeconds: 20,
    redrivePolicy: pulumi.jsonStringify({
      deadLetterTargetArn: deadLetters.arn,
      maxReceiveCount: 5,
    }),
    tags: { Name: "hello-production-mails" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// queues.mails
const deadLettersSources = new aws.sqs.RedriveAllowPolicy(
  "mails-dead-letters",
  {
    queueUrl: deadLetters.url,
    redriveAllowPolicy: pulumi.jsonStringify({
      redrivePermission: "byQueue",
      sourceQueueArns: [queue.arn],
    }),
  },
  { parent: mails, provider },
);

// queues.mails
const policy = new aws.sqs.QueuePolicy(
  "mails",
  {
    queueUrl: queue.url,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "DenyWithoutTls",
          Effect: "Deny",
          Principal: "*",
          Action: "sqs:*",
          Resource: [queue.arn],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  },
  { parent: mails, provider },
);

// queues.mails
const deadLettersPolicy = new aws.sqs.QueuePolicy(
  "mails-dead-letters",
  {
    queueUrl: deadLetters.url,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "DenyWithoutTls",
          Effect: "Deny",
          Principal: "*",
          Action: "sqs:*",
          Resource: [deadLetters.arn],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  },
  { parent: mails, provider },
);
