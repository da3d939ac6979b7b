/** A queue with its dead letters. Both refuse requests without TLS; their messages are encrypted with the platform's key. */
import { type JsonDocument, json, type Reference } from "../../../graph/values.ts";
import type { Access } from "../../facts/entry-kinds.ts";
import operations from "../../facts/operations.json" with { type: "json" };
import type { QueueModel } from "../../model/model.ts";
import { entryPlace, type Lowering } from "../context.ts";
import type { Keys } from "../keys.ts";
import { denyWithoutTls, policy, type Statement } from "../policy.ts";
import { type GrantUse, NOTHING } from "./grant.ts";
import { type Feeder, lowerSubscriptions } from "./subscriptions.ts";
import { sid } from "./uses.ts";

export interface Queue {
  readonly id: string;
  readonly arn: Reference<string>;
  /** The physical name, by which metrics know it. */
  readonly name: Reference<string>;
  readonly grant: GrantUse;
}

/** Seconds for which SQS reuses a data key; longer saves requests to KMS (SQS: Key management). */
const DATA_KEY_SECONDS = 300;
/** Seconds for which a request waits for a message; the longest there is (SQS: Short and long polling). */
const WAIT_SECONDS = 20;

/** What an access is made of (Amazon SQS: API permissions), and what it needs of the key. */
const ACTIONS: Readonly<
  Record<"send" | "consume", { readonly queue: readonly string[]; readonly key: readonly string[] }>
> = {
  send: { queue: ["sqs:SendMessage"], key: ["kms:Decrypt", "kms:GenerateDataKey"] },
  consume: {
    queue: ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:ReceiveMessage"],
    key: ["kms:Decrypt"],
  },
};
const EVERYBODY = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl"];

/** `feeders` are the topics that hand messages to the queue, by id in order. */
export function lowerQueue(lowering: Lowering, queue: QueueModel, keys: Keys, feeders: readonly Feeder[]): Queue {
  const { model } = lowering;
  const scope = lowering.builder.scope(entryPlace(lowering, queue));
  const origin = (field: string) => model.origin(`${queue.owner}.${field}`);
  const common = {
    fifoQueue: queue.fifo ? true : undefined,
    kmsMasterKeyId: keys.dataArn,
    kmsDataKeyReusePeriodSeconds: DATA_KEY_SECONDS,
  };
  const deadLetters = scope.resource(
    "aws:sqs/queue:Queue",
    { id: queue.id, role: "dead-letters" },
    { ...common, messageRetentionSeconds: operations.deadLetterSeconds },
    { stateful: true, role: "dead-letters", origin: origin("deadLetter") },
  );
  const main = scope.resource(
    "aws:sqs/queue:Queue",
    { id: queue.id },
    {
      ...common,
      visibilityTimeoutSeconds: queue.visibility,
      messageRetentionSeconds: queue.retention,
      delaySeconds: queue.delay,
      receiveWaitTimeSeconds: WAIT_SECONDS,
      redrivePolicy: json({ deadLetterTargetArn: deadLetters.arn, maxReceiveCount: queue.deadLetterAfter }),
    },
    { stateful: true, role: "queue" },
  );
  scope.resource(
    "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
    { id: queue.id, role: "dead-letters" },
    {
      queueUrl: deadLetters.url,
      redriveAllowPolicy: json({ redrivePermission: "byQueue", sourceQueueArns: [main.arn] }),
    },
    { role: "dead-letters-sources", origin: origin("deadLetter") },
  );
  const topicArns = feeders.map(({ topicArn }) => topicArn);
  const mainPolicy = scope.resource(
    "aws:sqs/queuePolicy:QueuePolicy",
    { id: queue.id },
    { queueUrl: main.url, policy: queuePolicy(main.arn, topicArns) },
    { role: "policy" },
  );
  const deadLettersPolicy = scope.resource(
    "aws:sqs/queuePolicy:QueuePolicy",
    { id: queue.id, role: "dead-letters" },
    { queueUrl: deadLetters.url, policy: queuePolicy(deadLetters.arn, topicArns) },
    { role: "dead-letters-policy" },
  );
  lowerSubscriptions(lowering, scope, feeders, {
    id: queue.id,
    arn: main.arn,
    deadLettersArn: deadLetters.arn,
    // What is published before the queue lets SNS in would only be tried again.
    policies: [mainPolicy, deadLettersPolicy],
  });
  return { id: queue.id, arn: main.arn, name: main.name, grant: grantOf(queue, main) };
}

/** Refuses requests without TLS, and lets SNS hand on what these topics publish; all that may enter stands in one policy. */
function queuePolicy(arn: Reference<string>, topicArns: readonly Reference<string>[]): JsonDocument {
  const fromTopics: Statement = {
    Sid: "FromTopics",
    Effect: "Allow",
    Principal: { Service: "sns.amazonaws.com" },
    Action: "sqs:SendMessage",
    Resource: arn,
    Condition: { ArnEquals: { "aws:SourceArn": topicArns } },
  };
  return policy(denyWithoutTls("sqs:*", arn), ...(topicArns.length === 0 ? [] : [fromTopics]));
}

function grantOf(
  { id }: QueueModel,
  { arn, url }: { readonly arn: Reference<string>; readonly url: Reference<string> },
): GrantUse {
  return ({ use }) => {
    const parts = partsOf(use.access).map((part) => ACTIONS[part]);
    return {
      ...NOTHING,
      statements: [
        {
          Sid: sid("Queue", id),
          Effect: "Allow",
          Action: [...new Set([...parts.flatMap(({ queue }) => queue), ...EVERYBODY])].sort(),
          Resource: arn,
        },
      ],
      keyUses: [{ service: "sqs", actions: parts.flatMap(({ key }) => key) }],
      variables: { [`${use.prefix}_QUEUE_URL`]: url },
    };
  };
}

function partsOf(access: Access): readonly ("send" | "consume")[] {
  return (["send", "consume"] as const).filter((part) => access.split("-").includes(part));
}
