/** FIFO queues and topics: names that end with `.fifo`, and that SQS and SNS bring only one kind together. */
import { isRecord, type Wire } from "../../../src/graph/wire.ts";
import { plain } from "./properties.ts";
import { Refusal } from "./refusal.ts";
import type { Properties } from "./store.ts";

const KIND: Readonly<Record<string, string>> = {
  "aws:sqs/queue:Queue": "fifoQueue",
  "aws:sns/topic:Topic": "fifoTopic",
};
const ENDING = ".fifo";

/** What pulumi-aws puts behind the name that it makes (provider/resources.go: aws_sqs_queue, aws_sns_topic). */
export function nameEnding(type: string, inputs: Properties): string {
  return isFifo(type, inputs) ? ENDING : "";
}

/** What the Terraform provider says of a name that is not of its kind (aws_sqs_queue, aws_sns_topic: CustomizeDiff). */
export function nameFailure(type: string, inputs: Properties): string | undefined {
  const name = plain(inputs["name"] ?? null);
  if (!(type in KIND) || typeof name !== "string") return undefined;
  const pattern = isFifo(type, inputs) ? /^[A-Za-z0-9_-]{1,75}\.fifo$/ : /^[A-Za-z0-9_-]{1,80}$/;
  return pattern.test(name) ? undefined : `invalid name: ${name}`;
}

/** Throws `Refusal` where a queue and its dead letters, or a topic and its queue, are of two kinds. */
export function assertOneKind(type: string, inputs: Properties): void {
  const ends = (value: Wire | undefined) => String(plain(value ?? null)).endsWith(ENDING);
  const target = deadLettersOf(inputs);
  if (type === "aws:sqs/queue:Queue" && target !== undefined && ends(target) !== ends(inputs["name"])) {
    throw new Refusal(`creating ${type}: InvalidParameterValue: the dead letters of a queue must be of its kind`);
  }
  if (type !== "aws:sns/topicSubscription:TopicSubscription") return;
  const kinds = new Set([inputs["topic"], inputs["endpoint"], ...(target === undefined ? [] : [target])].map(ends));
  if (kinds.size > 1) {
    throw new Refusal(
      `creating ${type}: InvalidParameter: FIFO SQS Queues can not be subscribed to standard SNS topics`,
    );
  }
}

function isFifo(type: string, inputs: Properties): boolean {
  const property = KIND[type];
  return property !== undefined && plain(inputs[property] ?? null) === true;
}

function deadLettersOf(inputs: Properties): string | undefined {
  const text = plain(inputs["redrivePolicy"] ?? null);
  if (typeof text !== "string") return undefined;
  const policy = JSON.parse(text) as Wire;
  return isRecord(policy) ? (policy["deadLetterTargetArn"] as string) : undefined;
}
