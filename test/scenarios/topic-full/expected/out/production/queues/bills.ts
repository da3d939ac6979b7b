// spec/platform.yaml queues.bills
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "../group";
import { dataKey } from "../keys";
import { provider } from "../provider";
import { topic } from "../topics/first-orders";

// queues.bills
const bills = new Group("bills");

// queues.bills
export const deadLetters = new aws.sqs.Queue(
  "bills-dead-letters",
  {
    fifoQueue: true,
    kmsMasterKeyId: dataKey.arn,
    kmsDataKeyReusePeriodSeconds: 300,
    messageRetentionSeconds: 1209600,
    tags: { Name: "hello-production-bills-dead-letters" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// queues.bills
export const queue = new aws.sqs.Queue(
  "bills",
  {
    fifoQueue: true,
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
    tags: { Name: "hello-production-bills" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// queues.bills
const deadLettersSources = new aws.sqs.RedriveAllowPolicy(
  "bills-dead-letters",
  {
    queueUrl: deadLetters.url,
    redriveAllowPolicy: pulumi.jsonStringify({
      redrivePermission: "byQueue",
      sourceQueueArns: [queue.arn],
    }),
  },
  { parent: bills, provider },
);

// queues.bills
const policy = new aws.sqs.QueuePolicy(
  "bills",
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
        {
          Sid: "FromTopics",
          Effect: "Allow",
          Principal: { Service: "sns.amazonaws.com" },
          Action: "sqs:SendMessage",
          Resource: queue.arn,
          Condition: { ArnEquals: { "aws:SourceArn": [topic.arn] } },
        },
      ],
    }),
  },
  { parent: bills, provider },
);

// queues.bills
const deadLettersPolicy = new aws.sqs.QueuePolicy(
  "bills-dead-letters",
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
        {
          Sid: "FromTopics",
          Effect: "Allow",
          Principal: { Service: "sns.amazonaws.com" },
          Action: "sqs:SendMessage",
          Resource: deadLetters.arn,
          Condition: { ArnEquals: { "aws:SourceArn": [topic.arn] } },
        },
      ],
    }),
  },
  { parent: bills, provider },
);

// topics.orders.subscriptions
const fromFirstOrders = new aws.sns.TopicSubscription(
  "first-orders-feeds-bills",
  {
    topic: topic.arn,
    protocol: "sqs",
    endpoint: queue.arn,
    rawMessageDelivery: false,
    filterPolicy: pulumi.jsonStringify({ type: ["placed"] }),
    redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: deadLetters.arn }),
  },
  { parent: bills, provider, dependsOn: [policy, deadLettersPolicy] },
);
