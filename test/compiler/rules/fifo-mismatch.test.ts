import { it } from "vitest";
import { fifoMismatch } from "../../../src/compiler/rules/fifo-mismatch.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a topic and a queue of two kinds", () => {
  expectFindings(
    fifoMismatch,
    `
    queues:
      mails: { fifo: true }
      posts: {}
    topics:
      news: { subscriptions: { mails: {}, posts: {} } }
      ordered: { fifo: true, subscriptions: { mails: {}, posts: {}, nothing: {} } }
  `,
    [
      {
        message: 'topic "news" is not FIFO, and queue "mails", which subscribes to it, is FIFO',
        at: "5:28",
        help: 'write fifo: false in queue "mails" if it is new, or subscribe another queue',
        related: [{ message: "the queue is FIFO here", at: "2:18" }],
      },
      {
        message: 'topic "ordered" is FIFO, and queue "posts", which subscribes to it, is not FIFO',
        at: "6:54",
        help: 'write fifo: true in queue "posts" if it is new, or subscribe another queue',
        related: [{ message: "the queue is not FIFO here", at: "3:3" }],
      },
    ],
  );
});

it("accepts one kind", () => {
  expectFindings(
    fifoMismatch,
    `
    queues: { mails: { fifo: true }, posts: {} }
    topics: { ordered: { fifo: true, subscriptions: { mails: {} } }, news: { subscriptions: { posts: {} } } }
  `,
    [],
  );
});
