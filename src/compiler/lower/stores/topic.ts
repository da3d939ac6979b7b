/** A topic: it refuses what comes without TLS, and what it holds for a moment is encrypted with the platform's key. */
import type { Reference } from "../../../graph/values.ts";
import type { TopicModel } from "../../model/model.ts";
import { entryPlace, type Lowering } from "../context.ts";
import type { Keys } from "../keys.ts";
import { denyWithoutTls, policy } from "../policy.ts";
import { type GrantUse, NOTHING } from "./grant.ts";
import { sid } from "./uses.ts";

export interface Topic {
  readonly model: TopicModel;
  readonly arn: Reference<string>;
  readonly grant: GrantUse;
}

export function lowerTopic(lowering: Lowering, topic: TopicModel, keys: Keys): Topic {
  const scope = lowering.builder.scope(entryPlace(lowering, topic));
  const { arn } = scope.resource(
    "aws:sns/topic:Topic",
    { id: topic.id },
    { fifoTopic: topic.fifo ? true : undefined, kmsMasterKeyId: keys.dataArn },
    { role: "topic" },
  );
  scope.resource(
    "aws:sns/topicPolicy:TopicPolicy",
    { id: topic.id },
    // SNS knows no other action for requests of others (SNS: Identity and access management, enforce encryption).
    { arn, policy: policy(denyWithoutTls("sns:Publish", arn)) },
    { role: "policy" },
  );
  return { model: topic, arn, grant: grantOf(topic, arn) };
}

function grantOf({ id }: TopicModel, arn: Reference<string>): GrantUse {
  return ({ use }) => ({
    ...NOTHING,
    statements: [{ Sid: sid("Topic", id), Effect: "Allow", Action: "sns:Publish", Resource: arn }],
    // SNS: Encryption at rest, allow a user to publish to a topic with encryption.
    keyUses: [{ service: "sns", actions: ["kms:Decrypt", "kms:GenerateDataKey"] }],
    variables: { [`${use.prefix}_TOPIC_ARN`]: arn },
  });
}
