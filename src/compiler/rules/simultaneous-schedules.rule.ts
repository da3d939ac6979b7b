import { message } from "../../diagnostic/define.ts";
import type { ResolvedSchedule } from "../overlay/resolved.ts";
import type { Cron } from "../values/cron.ts";
import { defineServiceRule } from "./rule.ts";
import { cronOf } from "./schedules.ts";

export const simultaneousSchedules = defineServiceRule({
  name: "simultaneous-schedules",
  section: "docs/language/services.md#scaling",
  severity: "error",
  message: message`schedules "${"first"}" and "${"second"}" fire at the same moment, such as ${"time"} ${"timezone"}`,
  why: "Application Auto Scaling does not say which of two scheduled actions of one moment wins, so the bounds from then on are left to chance.",
  help: message`let them fire at different times, or remove one`,
  check({ scaling: { schedules } }, _key, report) {
    if (schedules.length < 2) return;
    const read = schedules.map((schedule) => ({ schedule, cron: cronOf(schedule) }));
    for (const [index, { schedule, cron }] of read.entries()) {
      const earlier = read
        .slice(0, index)
        .findIndex(
          (other) => cron.ok && other.cron.ok && coincide(schedule, cron.value, other.schedule, other.cron.value),
        );
      const first = schedules[earlier];
      if (first === undefined || !cron.ok) continue;
      const firstCron = cronOf(first);
      if (!firstCron.ok) continue;
      report({
        path: ["scaling", "schedules", index, "cron"],
        params: {
          first: first.name,
          second: schedule.name,
          time: commonTime(firstCron.value, cron.value),
          timezone: schedule.timezone,
        },
        related: [{ path: ["scaling", "schedules", earlier, "cron"], message: "the other one fires here" }],
      });
    }
  },
});

/** In one timezone; every weekday falls on every date of some year, so common times, months and days are enough. */
function coincide(a: ResolvedSchedule, aCron: Cron, b: ResolvedSchedule, bCron: Cron): boolean {
  if (a.timezone !== b.timezone) return false;
  return (["minute", "hour", "dayOfMonth", "month", "dayOfWeek"] as const).every(
    (field) => common(aCron[field].values, bCron[field].values) !== undefined,
  );
}

function common(a: readonly number[], b: readonly number[]): number | undefined {
  const other = new Set(b);
  return a.find((value) => other.has(value));
}

function commonTime(a: Cron, b: Cron): string {
  const [hour = 0, minute = 0] = [common(a.hour.values, b.hour.values), common(a.minute.values, b.minute.values)];
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
