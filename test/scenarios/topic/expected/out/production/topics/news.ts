// spec/platform.yaml topics.news
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "../group";
import { dataKey } from "../keys";
import { provider } from "../provider";

// topics.news
const news = new Group("news");

// topics.news
export const topic = new aws.sns.Topic(
  "news",
  { kmsMasterKeyId: dataKey.arn, tags: { Name: "hello-production-news" } },
  { parent: news, provider },
);

// topics.news
const policy = new aws.sns.TopicPolicy(
  "news",
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
  { parent: news, provider },
);
