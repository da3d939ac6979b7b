import { message } from "../../diagnostic/define.ts";
import { defineServiceRule } from "./rule.ts";

export const scheduleBoundsInverted = defineServiceRule({
  name: "schedule-bounds-inverted",
  section: "docs/language/services.md#scaling",
  severity: "error",
  message: message`schedule "${"name"}" sets the least tasks to ${"min"}, more than its most, ${"max"}`,
  why: "A scheduled action whose minimum capacity is above its maximum is refused by Application Auto Scaling.",
  help: message`write a min of at most ${"max"}, or a max of at least ${"min"}`,
  check({ scaling }, _key, report) {
    for (const [index, { name, min, max }] of scaling.schedules.entries()) {
      if (min <= max) continue;
      report({
        path: ["scaling", "schedules", index, "min"],
        params: { name, min: String(min), max: String(max) },
        related: [{ path: ["scaling", "schedules", index, "max"], message: "the most is set here" }],
      });
    }
  },
});
