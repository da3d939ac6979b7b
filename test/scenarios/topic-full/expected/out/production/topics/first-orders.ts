// spec/platform.yaml topics.orders
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "../group";
import { dataKey } from "../keys";
import { provider } from "../provider";

// topics.orders
const firstOrders = new Group("first-orders");

// topics.orders
export const topic = new aws.sns.Topic(
  "first-orders",
  { fifoTopic: true, kmsMasterKeyId: dataKey.arn, tags: { Name: "hello-production-first-orders" } },
  { parent: firstOrders, provider },
);

// topics.orders
const policy = new aws.sns.TopicPolicy(
  "first-orders",
  {
    arn: topic.arn,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "DenyWithoutTls",
          Effect: "Deny",
          Principal: "*",
          Action: "sns:Publish",
          Resource: [topic.arn],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  },
  { parent: firstOrders, provider },
);
