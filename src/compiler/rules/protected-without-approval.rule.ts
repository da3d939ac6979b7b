import { message } from "../../diagnostic/define.ts";
import { areAll, deliveredContexts } from "./delivered.ts";
import { defineTogetherRule } from "./rule.ts";

export const protectedWithoutApproval = defineTogetherRule({
  name: "protected-without-approval",
  section: "docs/language/delivery.md#approve",
  severity: "warning",
  message: message`every push to "${"branch"}" reaches the protected environment "${"name"}" without anybody's approval`,
  why: "A protected environment holds data that matters. The last of them is where a change ends up, and somebody should have looked at what it does.",
  help: message`write approve: [${"name"}]`,
  check(contexts, report) {
    if (!areAll(contexts)) return;
    const last = deliveredContexts(contexts).findLast(({ spec }) => spec.protected);
    const delivery = last?.spec.delivery;
    if (last === undefined || delivery === undefined || delivery.approve.includes(last.environment)) return;
    for (const context of contexts) {
      report({
        context,
        path: ["delivery", "approve"],
        at: "key",
        params: { branch: delivery.branch, name: last.environment },
      });
    }
  },
});
