// spec/platform.yaml queues.mail
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "../group";
import { dataKey } from "../keys";
import { provider } from "../provider";

// queues.mail
export const mail = new Group("mail");

// queues.mail
export const deadLetters = new aws.sqs.Queue(
  "mail-dead-letters",
  {
    kmsMasterKeyId: dataKey.arn,
    kmsDataKeyReusePeriodSeconds: 300,
    messageRetentionSeconds: 1209600,
    tags: { Name: "hello-production-mail-dead-letters" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// queues.mail
export const queue = new aws.sqs.Queue(
  "mail",
  {
    kmsMasterKeyId: dataKey.arn,
    kmsDataKeyReusePeriodSeconds: 300,
    visibilityTimeoutSeconds: 60,
    messageRetentionSeconds: 600,
    delaySeconds: 0,
    receiveWaitTimeSeconds: 20,
    redrivePolicy: pulumi.jsonStringify({
      deadLetterTargetArn: deadLetters.arn,
      maxReceiveCount: 5,
    }),
    tags: { Name: "hello-production-mail" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// queues.mail
const deadLettersSources = new aws.sqs.RedriveAllowPolicy(
  "mail-dead-letters",
  {
    queueUrl: deadLetters.url,
    redriveAllowPolicy: pulumi.jsonStringify({
      redrivePermission: "byQueue",
      sourceQueueArns: [queue.arn],
    }),
  },
  { parent: mail, provider },
);

// queues.mail
const policy = new aws.sqs.QueuePolicy(
  "mail",
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
  { parent: mail, provider },
);

// queues.mail
const deadLettersPolicy = new aws.sqs.QueuePolicy(
  "mail-dead-letters",
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
  { parent: mail, provider },
);
