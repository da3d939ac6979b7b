// spec/platform.yaml queues.orders
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "../group";
import { dataKey } from "../keys";
import { provider } from "../provider";

// queues.orders
export const firstOrders = new Group("first-orders");

// queues.orders.deadLetter
export const deadLetters = new aws.sqs.Queue(
  "first-orders-dead-letters",
  {
    fifoQueue: true,
    kmsMasterKeyId: dataKey.arn,
    kmsDataKeyReusePeriodSeconds: 300,
    messageRetentionSeconds: 1209600,
    tags: { Name: "hello-production-first-orders-dead-letters" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// queues.orders
export const queue = new aws.sqs.Queue(
  "first-orders",
  {
    fifoQueue: true,
    kmsMasterKeyId: dataKey.arn,
    kmsDataKeyReusePeriodSeconds: 300,
    visibilityTimeoutSeconds: 43200,
    messageRetentionSeconds: 1209600,
    delaySeconds: 900,
    receiveWaitTimeSeconds: 20,
    redrivePolicy: pulumi.jsonStringify({
      deadLetterTargetArn: deadLetters.arn,
      maxReceiveCount: 1,
    }),
    tags: { Name: "hello-production-first-orders" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// queues.orders.deadLetter
const deadLettersSources = new aws.sqs.RedriveAllowPolicy(
  "first-orders-dead-letters",
  {
    queueUrl: deadLetters.url,
    redriveAllowPolicy: pulumi.jsonStringify({
      redrivePermission: "byQueue",
      sourceQueueArns: [queue.arn],
    }),
  },
  { parent: firstOrders, provider },
);

// queues.orders
const policy = new aws.sqs.QueuePolicy(
  "first-orders",
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
  { parent: firstOrders, provider },
);

// queues.orders
const deadLettersPolicy = new aws.sqs.QueuePolicy(
  "first-orders-dead-letters",
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
  { parent: firstOrders, provider },
);
