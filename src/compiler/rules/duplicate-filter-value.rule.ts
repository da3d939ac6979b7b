import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const duplicateFilterValue = defineRule({
  name: "duplicate-filter-value",
  section: "docs/language/topics.md#filter",
  severity: "warning",
  message: message`"${"value"}" stands twice among the values of "${"attribute"}" in the filter of queue "${"queue"}" at topic "${"topic"}"`,
  why: "The second time it lets nothing more in; mostly another value was meant.",
  help: message`remove one of the two`,
  check({ spec }, report) {
    for (const [topic, { subscriptions }] of Object.entries(spec.topics)) {
      for (const [queue, { filter }] of Object.entries(subscriptions)) {
        for (const [attribute, values] of Object.entries(filter)) {
          for (const [index, value] of values.entries()) {
            const first = values.indexOf(value);
            if (first === index) continue;
            const path = ["topics", topic, "subscriptions", queue, "filter", attribute];
            report({
              path: [...path, index],
              params: { value, attribute, queue, topic },
              related: [{ path: [...path, first], message: "first written here" }],
            });
          }
        }
      }
    }
  },
});
