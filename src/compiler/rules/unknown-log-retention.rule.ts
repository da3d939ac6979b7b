import { message } from "../../diagnostic/define.ts";
import { LOG_RETENTION_DAYS, nearestLogRetention } from "../facts/log-retention.ts";
import { seconds } from "../values/seconds.ts";
import { defineRule, type Path } from "./rule.ts";

const DAY = 86_400;

export const unknownLogRetention = defineRule({
  name: "unknown-log-retention",
  section: "docs/language/services.md#logs",
  severity: "error",
  message: message`CloudWatch cannot keep logs for ${"retention"}`,
  why: "CloudWatch knows a list of retention periods and refuses every other.",
  help: message`write "${"nearest"}d"; the periods in days are ${"periods"}`,
  check({ spec }, report) {
    const check = (retention: string, path: Path): void => {
      const days = seconds(retention) / DAY;
      if (LOG_RETENTION_DAYS.includes(days)) return;
      const params = { retention, nearest: String(nearestLogRetention(days)), periods: LOG_RETENTION_DAYS.join(", ") };
      report({ path: [...path, "retention"], params });
    };
    for (const kind of ["services", "jobs", "caches"] as const) {
      for (const [key, { logs }] of Object.entries(spec[kind])) check(logs.retention, [kind, key, "logs"]);
    }
    const { flowLogs } = spec.network;
    if (flowLogs !== undefined) check(flowLogs.retention, ["network", "flowLogs"]);
  },
});
