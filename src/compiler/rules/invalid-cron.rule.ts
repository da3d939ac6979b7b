import { message } from "../../diagnostic/define.ts";
import { parseCron } from "../values/cron.ts";
import { defineRule } from "./rule.ts";
import { schedulesOf } from "./schedules.ts";

export const invalidCron = defineRule({
  name: "invalid-cron",
  section: "docs/language/services.md#scaling",
  severity: "error",
  message: message`cron "${"cron"}" cannot be used: ${"problem"}`,
  why: "Crons are the five fields of Unix, read strictly, since implementations differ on everything else; and AWS can restrict only one of the two day fields.",
  help: message`write ${"suggestion"}`,
  check({ spec }, report) {
    for (const { path, cron } of schedulesOf(spec)) {
      const parsed = parseCron(cron);
      if (parsed.ok) continue;
      const { message: problem, suggestion } = parsed.problem;
      report({
        path: [...path, "cron"],
        params: {
          cron,
          problem,
          suggestion: suggestion === undefined ? 'five fields, such as "0 22 * * *"' : `"${suggestion}"`,
        },
      });
    }
  },
});
