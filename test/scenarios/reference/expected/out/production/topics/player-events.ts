// spec/platform.yaml topics.player-events
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "../group";
import { dataKey } from "../keys";
import { provider } from "../provider";

// topics.player-events
const playerEvents = new Group("player-events");

// topics.player-events
export const topic = new aws.sns.Topic(
  "player-events",
  { kmsMasterKeyId: dataKey.arn, tags: { Name: "provfair-production-player-events" } },
  { parent: playerEvents, provider },
);

// topics.player-events
const policy = new aws.sns.TopicPolicy(
  "player-events",
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
  { parent: playerEvents, provider },
);
