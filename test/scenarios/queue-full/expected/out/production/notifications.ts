// spec/platform.yaml observability.notify
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "./group";
import { dataKey } from "./keys";
import { provider } from "./provider";

// observability.notify
const platformNotifications = new Group("platform-notifications");

// observability.notify
export const pageTopic = new aws.sns.Topic(
  "platform-page",
  {
    displayName: "hello production page",
    kmsMasterKeyId: dataKey.arn,
    tags: { Name: "hello-production-platform-page" },
  },
  { parent: platformNotifications, provider },
);

// observability.notify
const pageTopicPolicy = new aws.sns.TopicPolicy(
  "platform-page",
  {
    arn: pageTopic.arn,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "NotifyForAccount",
          Effect: "Allow",
          Principal: { Service: ["cloudwatch.amazonaws.com"] },
          Action: "sns:Publish",
          Resource: pageTopic.arn,
          Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
        },
        {
          Sid: "NotifyOfEvents",
          Effect: "Allow",
          Principal: { Service: ["events.amazonaws.com"] },
          Action: "sns:Publish",
          Resource: pageTopic.arn,
        },
      ],
    }),
  },
  { parent: platformNotifications, provider },
);

// observability.notify
const pageOncallHelloExample = new aws.sns.TopicSubscription(
  "platform-page-oncall@hello.example",
  { topic: pageTopic.arn, protocol: "email", endpoint: "oncall@hello.example" },
  { parent: platformNotifications, provider },
);

// observability.notify
export const ticketTopic = new aws.sns.Topic(
  "platform-ticket",
  {
    displayName: "hello production ticket",
    kmsMasterKeyId: dataKey.arn,
    tags: { Name: "hello-production-platform-ticket" },
  },
  { parent: platformNotifications, provider },
);

// observability.notify
const ticketTopicPolicy = new aws.sns.TopicPolicy(
  "platform-ticket",
  {
    arn: ticketTopic.arn,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "NotifyForAccount",
          Effect: "Allow",
          Principal: { Service: ["cloudwatch.amazonaws.com"] },
          Action: "sns:Publish",
          Resource: ticketTopic.arn,
          Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
        },
        {
          Sid: "NotifyOfEvents",
          Effect: "Allow",
          Principal: { Service: ["events.amazonaws.com"] },
          Action: "sns:Publish",
          Resource: ticketTopic.arn,
        },
      ],
    }),
  },
  { parent: platformNotifications, provider },
);

// observability.notify
const ticketOncallHelloExample = new aws.sns.TopicSubscription(
  "platform-ticket-oncall@hello.example",
  { topic: ticketTopic.arn, protocol: "email", endpoint: "oncall@hello.example" },
  { parent: platformNotifications, provider },
);
