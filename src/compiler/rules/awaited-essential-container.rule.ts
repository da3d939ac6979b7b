import { message } from "../../diagnostic/define.ts";
import { containerDependencies } from "./container-dependencies.ts";
import { defineServiceRule } from "./rule.ts";

export const awaitedEssentialContainer = defineServiceRule({
  name: "awaited-essential-container",
  section: "docs/language/services.md#dependsOn",
  severity: "error",
  message: message`container "${"from"}" of service "${"service"}" waits until "${"to"}" has ${"condition"}, but the task ends with "${"to"}"`,
  why: "When an essential container ends, ECS stops the whole task; so nothing can begin after its end, and ECS refuses the task definition.",
  help: message`${"remedy"}`,
  check(service, key, report) {
    for (const { from, to, condition, path } of containerDependencies(service)) {
      if ((condition !== "completed" && condition !== "succeeded") || from === to) continue;
      const main = to === service.id;
      if (!main && service.sidecars[to]?.essential !== true) continue;
      const remedy = main
        ? 'write "started" or "healthy"'
        : `write essential: false for "${to}", or wait until it has "started"`;
      report({ path, params: { from, service: key, to, condition, remedy } });
    }
  },
});
