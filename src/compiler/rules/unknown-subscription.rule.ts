import { message } from "../../diagnostic/define.ts";
import { suggestion } from "../../diagnostic/nearest.ts";
import { namedEntries } from "./entries.ts";
import { defineRule } from "./rule.ts";

export const unknownSubscription = defineRule({
  name: "unknown-subscription",
  section: "docs/language/topics.md#subscriptions",
  severity: "error",
  message: message`topic "${"topic"}" has a subscription of "${"queue"}", which is ${"what"}`,
  why: "A topic hands messages to queues of the platform, which keep them until somebody has handled them.",
  help: message`${"nearest"}declare a queue "${"declared"}"${"reader"}`,
  check({ spec }, report) {
    const others = new Map(namedEntries(spec).map(({ key, noun }) => [key, noun]));
    for (const [topic, { subscriptions }] of Object.entries(spec.topics)) {
      for (const queue of Object.keys(subscriptions)) {
        if (Object.hasOwn(spec.queues, queue)) continue;
        const noun = others.get(queue);
        report({
          path: ["topics", topic, "subscriptions", queue],
          at: "key",
          params: {
            topic,
            queue,
            what: noun === undefined ? "not declared" : `a ${noun}`,
            nearest: suggestion(queue, Object.keys(spec.queues)),
            declared: noun === undefined ? queue : `${queue}-inbox`,
            reader: noun === "service" || noun === "job" ? ` that ${noun} "${queue}" consumes` : "",
          },
        });
      }
    }
  },
});
