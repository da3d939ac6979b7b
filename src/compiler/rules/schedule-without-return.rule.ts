import { message } from "../../diagnostic/define.ts";
import { defineServiceRule } from "./rule.ts";

export const scheduleWithoutReturn = defineServiceRule({
  name: "schedule-without-return",
  section: "docs/language/services.md#scaling",
  severity: "warning",
  message: message`once schedule "${"name"}" has fired, ${"bounds"} tasks hold for ever: no other schedule sets anything else`,
  why: "A schedule sets the least and the most tasks from its moment on; nothing brings the service's own bounds back but another schedule.",
  help: message`add a schedule that sets min ${"min"} and max ${"max"} again`,
  check({ scaling: { min, max, schedules } }, _key, report) {
    const [first] = schedules;
    if (first === undefined || (first.min === min && first.max === max)) return;
    if (schedules.some((other) => other.min !== first.min || other.max !== first.max)) return;
    report({
      path: ["scaling", "schedules", 0, "name"],
      params: { name: first.name, bounds: `${first.min} to ${first.max}`, min: String(min), max: String(max) },
    });
  },
});
