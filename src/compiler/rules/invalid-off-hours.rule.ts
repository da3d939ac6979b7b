import { message } from "../../diagnostic/define.ts";
import { suggestion } from "../../diagnostic/nearest.ts";
import { isTimezone, TIMEZONES } from "../facts/timezones.ts";
import { cronsOf, firingsOf } from "./off-hours.ts";
import { defineRule } from "./rule.ts";
import { cronOf } from "./schedules.ts";

export const invalidOffHours = defineRule({
  name: "invalid-off-hours",
  section: "docs/language/cost.md#offHours",
  severity: "error",
  message: message`the off-hours cannot be used: ${"problem"}`,
  why: "All services stop at the first time and start at the second; a time that AWS cannot read, or that is the same for both, would leave them off or on.",
  help: message`write ${"way"}`,
  check({ spec }, report) {
    const { offHours } = spec.cost;
    if (offHours === undefined) return;
    const path = ["cost", "offHours"];
    const { begin, end } = cronsOf(offHours);
    for (const [key, schedule] of [
      ["cron", begin],
      ["until", end],
    ] as const) {
      const parsed = cronOf(schedule);
      if (parsed.ok) continue;
      const { message: problem, suggestion: written } = parsed.problem;
      const way = written === undefined ? 'five fields, such as "0 19 * * 1-5"' : `"${written}"`;
      report({ path: [...path, key], params: { problem: `"${schedule.cron}": ${problem}`, way } });
    }
    const { timezone } = offHours;
    if (!isTimezone(timezone)) {
      report({
        path: [...path, "timezone"],
        params: {
          problem: `"${timezone}" is not the name of a time zone`,
          way: `${suggestion(timezone, TIMEZONES).replace(/^write /, "")}an IANA name such as America/New_York or UTC`,
        },
      });
    }
    const ends = new Set(firingsOf(end));
    if (firingsOf(begin)?.some((at) => ends.has(at))) {
      report({
        path: [...path, "until"],
        params: { problem: `both crons fire at the same moment`, way: "times that differ" },
      });
    }
  },
});
