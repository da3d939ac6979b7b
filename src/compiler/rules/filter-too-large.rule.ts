import { message } from "../../diagnostic/define.ts";
import { countOf } from "../facts/limits.ts";
import { defineRule } from "./rule.ts";

const ATTRIBUTES = countOf("subscription.filterAttributes").max;
const COMBINATIONS = countOf("subscription.filterCombinations").max;

export const filterTooLarge = defineRule({
  name: "filter-too-large",
  section: "docs/language/topics.md#filter",
  severity: "error",
  message: message`the filter of queue "${"queue"}" at topic "${"topic"}" has ${"actual"}, more than ${"most"}`,
  why: "SNS refuses a filter policy of more than 5 attributes, or of more than 150 combinations of their values (Amazon SNS: filter policy constraints).",
  help: message`${"out"}`,
  check({ spec }, report) {
    for (const [topic, { subscriptions }] of Object.entries(spec.topics)) {
      for (const [queue, { filter }] of Object.entries(subscriptions)) {
        const lists = Object.values(filter);
        const combinations = lists.reduce((product, values) => product * values.length, 1);
        const path = ["topics", topic, "subscriptions", queue, "filter"];
        const broad = "let more in and decide in the consumer";
        if (lists.length > ATTRIBUTES) {
          const actual = `${lists.length} attributes`;
          const out = `keep ${ATTRIBUTES} attributes: ${broad}`;
          report({ path, at: "key", params: { queue, topic, actual, most: String(ATTRIBUTES), out } });
        } else if (combinations > COMBINATIONS) {
          const actual = `${lists.map(({ length }) => length).join(" × ")} = ${combinations} combinations of values`;
          const out = `write fewer values: ${broad}`;
          report({ path, at: "key", params: { queue, topic, actual, most: String(COMBINATIONS), out } });
        }
      }
    }
  },
});
