import { message } from "../../diagnostic/define.ts";
import type { AlarmName } from "../facts/alarms.ts";
import { rangeOf } from "../facts/limits.ts";
import type { ResolvedSpec } from "../overlay/resolved.ts";
import { formatDuration, parseLatency } from "../values/duration.ts";
import { seconds } from "../values/seconds.ts";
import { type WrittenAlarm, writtenAlarms } from "./alarms.ts";
import { defineRule, type Path } from "./rule.ts";

export const alarmNeverFires = defineRule({
  name: "alarm-never-fires",
  section: "docs/language/observability.md#alarms",
  severity: "error",
  message: message`${"alarm"} never goes off: ${"reason"}`,
  why: "A threshold that the measured value cannot pass is an alarm that is not there.",
  help: message`write ${"key"}: ${"nearest"}, or less`,
  check({ spec }, report) {
    for (const one of writtenAlarms(spec)) {
      const found = reasonOf(spec, one);
      if (found === undefined) continue;
      const { key, ...params } = found;
      report({ path: [...one.path, key], params: { alarm: one.text, key, ...params } });
    }
  },
});

/** The alarms on a share of a whole. */
const PERCENTAGES: readonly AlarmName[] = [
  "cpu",
  "memory",
  "errors",
  "engineCpu",
  "dataMemory",
  "databaseCpu",
  "databaseDisk",
];

interface Reason {
  readonly key: "above" | "p95";
  readonly reason: string;
  readonly nearest: string;
}

function reasonOf(spec: ResolvedSpec, { name, own, path }: WrittenAlarm): Reason | undefined {
  const { above, p95 } = own;
  if (p95 !== undefined) {
    const latency = parseLatency(p95);
    const most = rangeOf("loadBalancer.answer").max;
    if (!latency.ok || latency.value < most * 1000) return undefined;
    const reason = `the load balancer gives an answer up after ${most}s`;
    return { key: "p95", reason, nearest: `${most / 2}s` };
  }
  if (PERCENTAGES.includes(name) && above === 100) {
    return { key: "above", reason: "nothing is above 100 %", nearest: "99" };
  }
  const retention = name === "age" ? retentionOf(spec, path) : undefined;
  if (typeof above !== "string" || retention === undefined || seconds(above) < retention) return undefined;
  const nearest = formatDuration(Math.max(1, Math.floor(retention / 2)));
  return { key: "above", reason: `a message is kept for ${formatDuration(retention)} only`, nearest };
}

/** Seconds; undefined for the platform's own alarm, which is shortened where messages are kept less long. */
function retentionOf({ queues }: ResolvedSpec, [kind, key]: Path): number | undefined {
  const queue = kind === "queues" ? queues[String(key)] : undefined;
  return queue && seconds(queue.retention);
}
