import { message } from "../../diagnostic/define.ts";
import { suggestion } from "../../diagnostic/nearest.ts";
import { defineRule } from "./rule.ts";

export const unknownBacklogQueue = defineRule({
  name: "unknown-backlog-queue",
  section: "docs/language/services.md#scaling",
  severity: "error",
  message: message`service "${"service"}" scales on the backlog of "${"queue"}", which is no queue of the platform`,
  why: "The backlog is what waits in an SQS queue; nothing else has one.",
  help: message`${"nearest"}declare a queue "${"queue"}"`,
  check({ spec }, report) {
    for (const [service, { scaling }] of Object.entries(spec.services)) {
      const queue = scaling.target.backlogPerTask?.queue;
      if (queue === undefined || Object.hasOwn(spec.queues, queue)) continue;
      report({
        path: ["services", service, "scaling", "target", "backlogPerTask", "queue"],
        params: { service, queue, nearest: suggestion(queue, Object.keys(spec.queues)) },
      });
    }
  },
});
