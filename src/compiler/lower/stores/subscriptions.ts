/**
 * Subscriptions of queues to topics. They belong to their topics, which declare them, and stand in the file of the queue:
 * its policy names the topics, so that the file of a topic could not name the queue in turn.
 */
import { json, type Reference } from "../../../graph/values.ts";
import type { SubscriptionModel, TopicModel } from "../../model/model.ts";
import type { Lowering, Scope } from "../context.ts";

/** A topic from the side of a queue that subscribes to it. */
export interface Feeder {
  readonly topic: TopicModel;
  readonly topicArn: Reference<string>;
  readonly subscription: SubscriptionModel;
}

export interface SubscribedQueue {
  readonly id: string;
  readonly arn: Reference<string>;
  readonly deadLettersArn: Reference<string>;
  /** What must exist before SNS can deliver. */
  readonly policies: readonly { readonly $id: string }[];
}

export function lowerSubscriptions(
  { model }: Lowering,
  scope: Scope,
  feeders: readonly Feeder[],
  queue: SubscribedQueue,
): void {
  for (const { topic, topicArn, subscription } of feeders) {
    scope.resource(
      "aws:sns/topicSubscription:TopicSubscription",
      { id: topic.id, role: `feeds-${queue.id}` },
      {
        topic: topicArn,
        protocol: "sqs",
        endpoint: queue.arn,
        rawMessageDelivery: subscription.raw,
        filterPolicy: subscription.filter === undefined ? undefined : json(subscription.filter),
        // What SNS cannot deliver is kept where the queue's own poison is.
        redrivePolicy: json({ deadLetterTargetArn: queue.deadLettersArn }),
      },
      {
        role: `from-${topic.id}`,
        owner: topic.owner,
        origin: model.origin(`${topic.owner}.subscriptions`),
        dependsOn: queue.policies,
      },
    );
  }
}
