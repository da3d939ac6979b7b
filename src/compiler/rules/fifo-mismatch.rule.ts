import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

const KIND = (fifo: boolean) => (fifo ? "FIFO" : "not FIFO");

export const fifoMismatch = defineRule({
  name: "fifo-mismatch",
  section: "docs/language/topics.md#fifo",
  severity: "error",
  message: message`topic "${"topic"}" is ${"topicKind"}, and queue "${"queue"}", which subscribes to it, is ${"queueKind"}`,
  why: "SNS refuses a FIFO queue behind a standard topic; behind a FIFO topic a standard queue would lose the order that the topic keeps.",
  help: message`write fifo: ${"wanted"} in queue "${"queue"}" if it is new, or subscribe another queue`,
  check({ spec }, report) {
    for (const [topic, { fifo, subscriptions }] of Object.entries(spec.topics)) {
      for (const name of Object.keys(subscriptions)) {
        const queue = Object.hasOwn(spec.queues, name) ? spec.queues[name] : undefined;
        if (queue === undefined || queue.fifo === fifo) continue;
        report({
          path: ["topics", topic, "subscriptions", name],
          at: "key",
          params: {
            topic,
            topicKind: KIND(fifo),
            queue: name,
            queueKind: KIND(queue.fifo),
            wanted: String(fifo),
          },
          related: [{ path: ["queues", name, "fifo"], message: `the queue is ${KIND(queue.fifo)} here` }],
        });
      }
    }
  },
});
