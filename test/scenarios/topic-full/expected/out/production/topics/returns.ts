// spec/platform.yaml topics.returns
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "../group";
import { dataKey } from "../keys";
import { provider } from "../provider";

// topics.returns
const returns = new Group("returns");

// topics.returns
export const topic = new aws.sns.Topic(
  "returns",
  { fifoTopic: true, kmsMasterKeyId: dataKey.arn, tags: { Name: "hello-production-returns" } },
  { parent: returns, provider },
);

// topics.returns
const policy = new aws.sns.TopicPolicy(
  "returns",
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
  { parent: returns, provider },
);
