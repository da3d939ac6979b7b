import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const topicWithoutSubscriptions = defineRule({
  name: "topic-without-subscriptions",
  section: "docs/language/topics.md#subscriptions",
  severity: "warning",
  message: message`topic "${"topic"}" has no subscription`,
  why: "A topic keeps nothing: what is published while no queue subscribes is lost, and the publisher is not told.",
  help: message`name a queue under subscriptions, or remove the topic`,
  check({ spec }, report) {
    for (const [topic, { subscriptions }] of Object.entries(spec.topics)) {
      if (Object.keys(subscriptions).length > 0) continue;
      report({ path: ["topics", topic], at: "key", params: { topic } });
    }
  },
});
