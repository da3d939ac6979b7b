import { message } from "../../diagnostic/define.ts";
import { isWithin, rangeOf } from "../facts/limits.ts";
import { seconds } from "../values/seconds.ts";
import { taskEntries } from "./entries.ts";
import { defineRule } from "./rule.ts";

export const visibilityTooShort = defineRule({
  name: "visibility-too-short",
  section: "docs/language/queues.md#visibility",
  severity: "warning",
  message: message`queue "${"queue"}" hides a message for ${"visibility"}, and ${"kind"} "${"user"}" may still work on it for ${"stop"} after it was told to stop`,
  why: "A task that is stopped has its stopTimeout to finish the message in its hands. If that comes back before, another task begins the same work.",
  help: message`write a visibility of ${"stop"} or more, or a shorter stopTimeout`,
  check({ spec }, report) {
    for (const { kind, noun, key, task } of taskEntries(spec)) {
      for (const [name, { access }] of Object.entries(task.uses)) {
        const queue = Object.hasOwn(spec.queues, name) ? spec.queues[name] : undefined;
        if (queue === undefined || !access.endsWith("consume")) continue;
        if (seconds(queue.visibility) >= seconds(task.stopTimeout)) continue;
        // A stopTimeout that no task can have is another rule's.
        if (!isWithin(rangeOf("container.stopTimeout"), seconds(task.stopTimeout))) continue;
        report({
          path: ["queues", name, "visibility"],
          params: { queue: name, visibility: queue.visibility, kind: noun, user: key, stop: task.stopTimeout },
          related: [{ path: [kind, key, "stopTimeout"], message: `the time to stop is set here` }],
        });
      }
    }
  },
});
