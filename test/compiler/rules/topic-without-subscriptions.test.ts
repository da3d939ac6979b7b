import { it } from "vitest";
import { topicWithoutSubscriptions } from "../../../src/compiler/rules/topic-without-subscriptions.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a topic that nothing subscribes to", () => {
  expectFindings(topicWithoutSubscriptions, `topics: { news: {}, empty: { subscriptions: {} } }`, [
    {
      message: 'topic "news" has no subscription',
      at: "1:11",
      help: "name a queue under subscriptions, or remove the topic",
    },
    { message: 'topic "empty" has no subscription', at: "1:21" },
  ]);
});

it("accepts a topic with one", () => {
  expectFindings(
    topicWithoutSubscriptions,
    `{ queues: { a: {} }, topics: { news: { subscriptions: { a: {} } } } }`,
    [],
  );
});
