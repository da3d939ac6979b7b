import { message } from "../../diagnostic/define.ts";
import { isWithin, type Limit, nearestWithin, rangeOf } from "../facts/limits.ts";
import { formatDuration } from "../values/duration.ts";
import { seconds } from "../values/seconds.ts";
import { defineRule } from "./rule.ts";

const RANGES: Readonly<Record<"visibility" | "retention" | "delay", Limit>> = {
  visibility: rangeOf("queue.visibility"),
  retention: rangeOf("queue.retention"),
  delay: rangeOf("queue.delay"),
};

export const queueOutOfRange = defineRule({
  name: "queue-out-of-range",
  section: "docs/language/queues.md#fields",
  severity: "error",
  message: message`the ${"field"} of queue "${"queue"}" must be from ${"min"} to ${"max"}, but it is ${"actual"}`,
  why: "SQS refuses other values (Amazon SQS: message quotas), minutes after the deployment has begun.",
  help: message`write ${"nearest"}`,
  check({ spec }, report) {
    for (const [queue, body] of Object.entries(spec.queues)) {
      for (const [field, limit] of Object.entries(RANGES)) {
        const actual = body[field as keyof typeof RANGES];
        if (isWithin(limit, seconds(actual))) continue;
        report({
          path: ["queues", queue, field],
          params: {
            field,
            queue,
            min: formatDuration(limit.min),
            max: formatDuration(limit.max),
            actual,
            nearest: formatDuration(nearestWithin(limit, seconds(actual))),
          },
        });
      }
    }
  },
});
