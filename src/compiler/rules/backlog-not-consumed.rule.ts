import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const backlogNotConsumed = defineRule({
  name: "backlog-not-consumed",
  section: "docs/language/services.md#scaling",
  severity: "error",
  message: message`service "${"service"}" scales on the backlog of queue "${"queue"}", which it does not consume`,
  why: "More tasks would not shorten a queue that they do not take from: the service would grow to its most tasks and stay there.",
  help: message`write ${"queue"}: { access: ${"access"} } under the uses of "${"service"}", or follow a queue that it consumes`,
  check({ spec }, report) {
    for (const [service, { scaling, uses }] of Object.entries(spec.services)) {
      const queue = scaling.target.backlogPerTask?.queue;
      if (queue === undefined || !Object.hasOwn(spec.queues, queue)) continue;
      const access = Object.hasOwn(uses, queue) ? uses[queue]?.access : undefined;
      if (access?.endsWith("consume")) continue;
      report({
        path: ["services", service, "scaling", "target", "backlogPerTask", "queue"],
        params: { service, queue, access: access === "send" ? "send-consume" : "consume" },
      });
    }
  },
});
