import { message } from "../../diagnostic/define.ts";
import { firingsOf, offTimes } from "./off-hours.ts";
import { defineRule } from "./rule.ts";

export const scheduleInOffHours = defineRule({
  name: "schedule-in-off-hours",
  section: "docs/language/cost.md#offHours",
  severity: "error",
  message: message`schedule "${"schedule"}" of service "${"service"}" fires while the environment is off, such as ${"time"} UTC`,
  why: "Both move the limits of the same service: the schedule would start tasks in the middle of the off-hours, which nobody stops until they begin again.",
  help: message`let it fire outside the off-hours, or remove it in this environment: scaling: { schedules: [] }`,
  check({ spec }, report) {
    const { offHours } = spec.cost;
    if (offHours === undefined) return;
    const off = offTimes(offHours);
    for (const [service, { scaling }] of Object.entries(spec.services)) {
      for (const [index, schedule] of scaling.schedules.entries()) {
        const at = firingsOf(schedule)?.find((time) => off.some(({ from, until }) => time >= from && time <= until));
        if (at === undefined) continue;
        report({
          path: ["services", service, "scaling", "schedules", index, "cron"],
          params: { schedule: schedule.name, service, time: new Date(at).toISOString().slice(0, 16).replace("T", " ") },
          related: [{ path: ["cost", "offHours"], message: "the off-hours are here" }],
        });
      }
    }
  },
});
