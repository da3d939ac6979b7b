import { message } from "../../diagnostic/define.ts";
import { defineTaskRule } from "./rule.ts";
import { cronOf, schedulesOf } from "./schedules.ts";

export const invalidCron = defineTaskRule({
  name: "invalid-cron",
  section: "docs/language/services.md#scaling",
  severity: "error",
  message: message`cron "${"cron"}" cannot be used: ${"problem"}`,
  why: "Crons are the five fields of Unix, read strictly, since implementations differ on everything else; and AWS can restrict only one of the two day fields.",
  help: message`write ${"suggestion"}`,
  check(task, _entry, report) {
    for (const { path, schedule } of schedulesOf(task)) {
      const parsed = cronOf(schedule);
      if (parsed.ok) continue;
      const { message: problem, suggestion } = parsed.problem;
      report({
        path: [...path, "cron"],
        params: {
          cron: schedule.cron,
          problem,
          suggestion: suggestion === undefined ? 'five fields, such as "0 22 * * *"' : `"${suggestion}"`,
        },
      });
    }
  },
});
