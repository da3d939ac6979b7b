import { message } from "../../diagnostic/define.ts";
import { rangeOf } from "../facts/limits.ts";
import { formatDuration } from "../values/duration.ts";
import { seconds } from "../values/seconds.ts";
import { containersOf } from "./containers.ts";
import { defineTaskRule } from "./rule.ts";

export const stopTimeoutTooLong = defineTaskRule({
  name: "stop-timeout-too-long",
  section: "docs/language/services.md#stopTimeout",
  severity: "error",
  message: message`${"owner"} has ${"timeout"} to end, longer than the ${"most"} that Fargate waits`,
  why: "Fargate kills a container 120 seconds after SIGTERM at the latest, and ECS refuses a longer time.",
  help: message`write stopTimeout: ${"most"}`,
  check(task, { kind, key }, report) {
    const { max } = rangeOf("container.stopTimeout");
    for (const { container, path, text } of containersOf(task, kind, key)) {
      if (seconds(container.stopTimeout) <= max) continue;
      const params = { owner: text, timeout: container.stopTimeout, most: formatDuration(max) };
      report({ path: [...path, "stopTimeout"], params });
    }
  },
});
