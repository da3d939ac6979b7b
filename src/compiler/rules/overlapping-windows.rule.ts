import { message } from "../../diagnostic/define.ts";
import { formatTimeOfDay, type TimeOfDay } from "../values/time-of-day.ts";
import { windowsOverlap } from "../values/window.ts";
import { backedUp } from "./backups.ts";
import { defineRule } from "./rule.ts";
import { cronOf } from "./schedules.ts";

export const overlappingWindows = defineRule({
  name: "overlapping-windows",
  section: "docs/language/caches.md#maintenance",
  severity: "error",
  message: message`maintenance of cache "${"cache"}" begins at ${"maintenance"}, in the same hour as its snapshot at ${"snapshot"}`,
  why: "Both take an hour, and AWS refuses windows that have a minute in common: a node cannot be replaced while it is copied.",
  help: message`write at: ${"free"} for maintenance`,
  check({ spec }, report) {
    const cron = cronOf(spec.backup.schedule);
    if (!cron.ok) return;
    const at: TimeOfDay = { hour: cron.value.hour.values[0] ?? 0, minute: cron.value.minute.values[0] ?? 0 };
    const snapshot = formatTimeOfDay(at);
    for (const { key } of backedUp(spec, ["caches"])) {
      const maintenance = spec.caches[key]?.maintenance.at;
      if (maintenance === undefined || !windowsOverlap(snapshot, maintenance)) continue;
      report({
        path: ["caches", key, "maintenance", "at"],
        params: {
          cache: key,
          maintenance,
          snapshot,
          free: formatTimeOfDay({ ...at, hour: (at.hour + 2) % 24 }),
        },
      });
    }
  },
});
