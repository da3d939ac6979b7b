/**
 * Whom alarms tell: a topic for each severity, encrypted with the platform's key, and its addresses. Each address has to
 * confirm the first message; until then AWS sends it nothing.
 */

import type { Reference } from "../../../graph/values.ts";
import type { Severity } from "../../facts/alarms.ts";
import { type Lowering, shared, sharedPlace } from "../context.ts";
import type { Keys } from "../keys.ts";
import { policy } from "../policy.ts";
import { publisherStatements, publishers } from "./publishers.ts";

/** The topics' ARNs. */
export type Topics = Readonly<Record<Severity, Reference<string>>>;

const PURPOSES: Readonly<Record<Severity, string>> = {
  page: "Wakes somebody",
  ticket: "Can wait until morning",
};

/** Nothing where nobody is told. */
export function lowerTopics(lowering: Lowering, keys: Keys): Topics | undefined {
  const { model } = lowering;
  const { notify } = model.observability;
  if (notify === undefined) return undefined;
  return {
    page: lowerTopic(lowering, keys, "page", notify.page),
    ticket: lowerTopic(lowering, keys, "ticket", notify.ticket),
  };
}

function lowerTopic(
  lowering: Lowering,
  keys: Keys,
  severity: Severity,
  addresses: readonly string[],
): Reference<string> {
  const { model, builder, account } = lowering;
  const scope = builder.scope(sharedPlace(lowering, "notifications", "observability.notify"));
  const topic = scope.resource(
    "aws:sns/topic:Topic",
    shared(severity),
    { displayName: `${model.platform} ${model.environment} ${severity}`, kmsMasterKeyId: keys.dataArn },
    { role: `${severity}-topic` },
  );
  scope.resource(
    "aws:sns/topicPolicy:TopicPolicy",
    shared(severity),
    {
      arn: topic.arn,
      policy: policy(
        ...publisherStatements(publishers(model), account, { Action: "sns:Publish", Resource: topic.arn }),
      ),
    },
    { role: `${severity}-topic-policy` },
  );
  for (const address of addresses) {
    scope.resource(
      "aws:sns/topicSubscription:TopicSubscription",
      shared(`${severity}-${address}`),
      { topic: topic.arn, protocol: "email", endpoint: address },
      { role: `${severity}-${address}` },
    );
  }
  builder.output(`${severity}Topic`, {
    value: topic.arn,
    description: `${PURPOSES[severity]}: what is subscribed to it hears of alarms`,
  });
  return topic.arn;
}
