import { message } from "../../diagnostic/define.ts";
import { defineServiceRule } from "./rule.ts";

export const stuckAtZero = defineServiceRule({
  name: "stuck-at-zero",
  section: "docs/language/services.md#scaling",
  severity: "warning",
  message: message`service "${"service"}" may scale in to no task, and nothing starts the first one again`,
  why: "Its targets are averages over running tasks: without a task there is no average, and target tracking does not scale out. A route answers 503 until someone raises the least tasks.",
  help: message`write a min of at least 1, add a schedule that raises it, or switch the service off with max: 0`,
  check({ scaling: { min, max, schedules } }, service, report) {
    if (min > 0 || max === 0 || schedules.some((schedule) => schedule.min > 0)) return;
    report({ path: ["scaling", "min"], params: { service } });
  },
});
