// spec/platform.yaml queues.mails
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "../group";
import { dataKey } from "../keys";
import { provider } from "../provider";
import { topic } from "../topics/news";

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
  { parent: mails, provider },
);

// topics.news.subscriptions
const fromNews = new aws.sns.TopicSubscription(
  "news-feeds-mails",
  {
    topic: topic.arn,
    protocol: "sqs",
    endpoint: queue.arn,
    rawMessageDelivery: false,
    redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: deadLetters.arn }),
  },
  { parent: mails, provider, dependsOn: [policy, deadLettersPolicy] },
);
