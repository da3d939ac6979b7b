// spec/platform.yaml queues.match-events
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "../group";
import { dataKey } from "../keys";
import { provider } from "../provider";
import { topic } from "../topics/player-events";

// queues.match-events
export const matchEvents = new Group("match-events");

// queues.match-events.deadLetter
export const deadLetters = new aws.sqs.Queue(
  "match-events-dead-letters",
  {
    kmsMasterKeyId: dataKey.arn,
    kmsDataKeyReusePeriodSeconds: 300,
    messageRetentionSeconds: 1209600,
    tags: { Name: "provfair-production-match-events-dead-letters" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// queues.match-events
export const queue = new aws.sqs.Queue(
  "match-events",
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
    tags: { Name: "provfair-production-match-events" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// queues.match-events.deadLetter
const deadLettersSources = new aws.sqs.RedriveAllowPolicy(
  "match-events-dead-letters",
  {
    queueUrl: deadLetters.url,
    redriveAllowPolicy: pulumi.jsonStringify({
      redrivePermission: "byQueue",
      sourceQueueArns: [queue.arn],
    }),
  },
  { parent: matchEvents, provider },
);

// queues.match-events
const policy = new aws.sqs.QueuePolicy(
  "match-events",
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
  { parent: matchEvents, provider },
);

// queues.match-events
const deadLettersPolicy = new aws.sqs.QueuePolicy(
  "match-events-dead-letters",
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
  { parent: matchEvents, provider },
);

// topics.player-events.subscriptions
const fromPlayerEvents = new aws.sns.TopicSubscription(
  "player-events-feeds-match-events",
  {
    topic: topic.arn,
    protocol: "sqs",
    endpoint: queue.arn,
    rawMessageDelivery: true,
    filterPolicy: pulumi.jsonStringify({ type: ["result"] }),
    redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: deadLetters.arn }),
  },
  { parent: matchEvents, provider, dependsOn: [policy, deadLettersPolicy] },
);
