import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const singleCriticalTask = defineRule({
  name: "single-critical-task",
  section: "docs/language/services.md#scaling",
  severity: "warning",
  message: message`critical service "${"service"}" may run as a single task`,
  why: "With one task there is nobody to take over while it is replaced, and none in a second availability zone. Services that must not run twice (strategy recreate) and environments that are not protected are not concerned.",
  help: message`run at least two tasks, or write critical: false`,
  check({ spec }, report) {
    if (!spec.protected) return;
    for (const [service, { critical, scaling, deploy }] of Object.entries(spec.services)) {
      if (!critical || scaling.min !== 1 || deploy.strategy === "recreate") continue;
      const bound = scaling.max === 1 ? "max" : "min";
      report({ path: ["services", service, "scaling", bound], params: { service } });
    }
  },
});
