/** Queues and topics: what a reviewer looks for. */
import { expect, it } from "vitest";
import { graphOfText, nodeOf, nodesOf, readable, stackOf } from "../../support/reference.ts";

const IMAGE = 'image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" }';
const stack = stackOf(
  graphOfText(
    `
    services: { web: { ${IMAGE}, uses: { news: { access: publish }, mail: { access: consume }, orders: { access: send } } } }
    queues:
      mail: { visibility: 2m, retention: 2d, deadLetter: { after: 3 } }
      orders: { fifo: true }
    topics:
      news: { subscriptions: { mail: { filter: { type: [result] }, raw: true } } }
  `,
    { production: 'account: { id: "111122223333" }' },
  ),
  "production",
);
const QUEUE = "aws:sqs/queue:Queue";
const TOPIC = "aws:sns/topic:Topic";

it("encrypts queues with the platform's key and sets aside what is taken too often, for fourteen days", () => {
  expect(readable(nodeOf(stack, QUEUE, "mail").inputs)).toMatchObject({
    kmsMasterKeyId: "<aws:kms/key:Key::platform-data.arn>",
    visibilityTimeoutSeconds: 120,
    messageRetentionSeconds: 172_800,
    receiveWaitTimeSeconds: 20,
    redrivePolicy: { deadLetterTargetArn: `<${QUEUE}::mail-dead-letters.arn>`, maxReceiveCount: 3 },
  });
  expect(nodeOf(stack, QUEUE, "mail-dead-letters").inputs["messageRetentionSeconds"]).toBe(1_209_600);
  for (const { options } of nodesOf(stack, QUEUE).values()) expect(options).toMatchObject({ protect: true });
});

it("makes a queue and its dead letters of one FIFO kind", () => {
  for (const name of ["orders", "orders-dead-letters"]) {
    expect(nodeOf(stack, QUEUE, name).inputs["fifoQueue"]).toBe(true);
  }
  for (const name of ["mail", "mail-dead-letters"]) {
    expect(nodeOf(stack, QUEUE, name).inputs["fifoQueue"]).not.toBe(true);
  }
});

it("lets a topic into the queues that subscribe it, and no other sender", () => {
  const { policy } = nodeOf(stack, "aws:sqs/queuePolicy:QueuePolicy", "mail").inputs;
  const { Statement: statements } = readable(policy) as { Statement: { Effect: string }[] };
  expect(statements.filter(({ Effect }) => Effect === "Allow")).toEqual([
    expect.objectContaining({
      Principal: { Service: "sns.amazonaws.com" },
      Action: "sqs:SendMessage",
      Condition: { ArnEquals: { "aws:SourceArn": [`<${TOPIC}::news.arn>`] } },
    }),
  ]);
  const orders = readable(nodeOf(stack, "aws:sqs/queuePolicy:QueuePolicy", "orders").inputs["policy"]);
  expect((orders as { Statement: { Effect: string }[] }).Statement.every(({ Effect }) => Effect === "Deny")).toBe(true);
});

it("hands on what the filter lets through, as it was sent", () => {
  const [subscription] = nodesOf(stack, "aws:sns/topicSubscription:TopicSubscription").values();
  expect(readable(subscription?.inputs)).toMatchObject({
    topic: `<${TOPIC}::news.arn>`,
    endpoint: `<${QUEUE}::mail.arn>`,
    protocol: "sqs",
    rawMessageDelivery: true,
    filterPolicy: { type: ["result"] },
  });
  expect(readable(nodeOf(stack, TOPIC, "news").inputs["kmsMasterKeyId"])).toBe("<aws:kms/key:Key::platform-data.arn>");
});
