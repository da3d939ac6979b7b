// spec/platform.yaml queues.parcels
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "../group";
import { dataKey } from "../keys";
import { provider } from "../provider";
import { topic as firstOrdersTopic } from "../topics/first-orders";
import { topic as returnsTopic } from "../topics/returns";

// queues.parcels
const parcels = new Group("parcels");

// queues.parcels
export const deadLetters = new aws.sqs.Queue(
  "parcels-dead-letters",
  {
    fifoQueue: true,
    kmsMasterKeyId: dataKey.arn,
    kmsDataKeyReusePeriodSeconds: 300,
    messageRetentionSeconds: 1209600,
    tags: { Name: "hello-production-parcels-dead-letters" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// queues.parcels
export const queue = new aws.sqs.Queue(
  "parcels",
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
    tags: { Name: "hello-production-parcels" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// queues.parcels
const deadLettersSources = new aws.sqs.RedriveAllowPolicy(
  "parcels-dead-letters",
  {
    queueUrl: deadLetters.url,
    redriveAllowPolicy: pulumi.jsonStringify({
      redrivePermission: "byQueue",
      sourceQueueArns: [queue.arn],
    }),
  },
  { parent: parcels, provider },
);

// queues.parcels
const policy = new aws.sqs.QueuePolicy(
  "parcels",
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
          Condition: { ArnEquals: { "aws:SourceArn": [firstOrdersTopic.arn, returnsTopic.arn] } },
        },
      ],
    }),
  },
  { parent: parcels, provider },
);

// queues.parcels
const deadLettersPolicy = new aws.sqs.QueuePolicy(
  "parcels-dead-letters",
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
          Condition: { ArnEquals: { "aws:SourceArn": [firstOrdersTopic.arn, returnsTopic.arn] } },
        },
      ],
    }),
  },
  { parent: parcels, provider },
);

// topics.orders.subscriptions
const fromFirstOrders = new aws.sns.TopicSubscription(
  "first-orders-feeds-parcels",
  {
    topic: firstOrdersTopic.arn,
    protocol: "sqs",
    endpoint: queue.arn,
    rawMessageDelivery: true,
    filterPolicy: pulumi.jsonStringify({ "shop.region": ["eu west"], type: ["placed", "changed"] }),
    redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: deadLetters.arn }),
  },
  { parent: parcels, provider, dependsOn: [policy, deadLettersPolicy] },
);

// topics.returns.subscriptions
const fromReturns = new aws.sns.TopicSubscription(
  "returns-feeds-parcels",
  {
    topic: returnsTopic.arn,
    protocol: "sqs",
    endpoint: queue.arn,
    rawMessageDelivery: false,
    redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: deadLetters.arn }),
  },
  { parent: parcels, provider, dependsOn: [policy, deadLettersPolicy] },
);
