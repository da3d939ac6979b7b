import { message } from "../../diagnostic/define.ts";
import { formatTimeOfDay, parseTimeOfDay } from "../values/time-of-day.ts";
import { windowsOverlap } from "../values/window.ts";
import { defineRule } from "./rule.ts";
import { isWritten } from "./written.ts";

export const overlappingWindows = defineRule({
  name: "overlapping-windows",
  section: "docs/language/caches.md#maintenance",
  severity: "error",
  message: message`maintenance of cache "${"cache"}" begins at ${"maintenance"}, in the same hour as its snapshot at ${"snapshot"}`,
  why: "Both take an hour, and AWS refuses windows that have a minute in common: a node cannot be replaced while it is copied.",
  help: message`write at: ${"free"} for maintenance`,
  check({ spec }, report) {
    for (const [cache, { snapshots, maintenance }] of Object.entries(spec.caches)) {
      if (snapshots.retention === "0s" || !windowsOverlap(snapshots.at, maintenance.at)) continue;
      const own = isWritten(maintenance, "at");
      report({
        path: ["caches", cache, own || !isWritten(snapshots, "at") ? "maintenance" : "snapshots", "at"],
        params: {
          cache,
          maintenance: maintenance.at,
          snapshot: snapshots.at,
          free: laterBy(2, snapshots.at),
        },
      });
    }
  },
});

function laterBy(hours: number, at: string): string {
  const time = parseTimeOfDay(at);
  return time.ok ? formatTimeOfDay({ ...time.value, hour: (time.value.hour + hours) % 24 }) : at;
}
