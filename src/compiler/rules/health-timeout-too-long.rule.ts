import { message } from "../../diagnostic/define.ts";
import { entriesOf } from "../../source/positioned.ts";
import { isWithin, rangeOf } from "../facts/limits.ts";
import { formatDuration } from "../values/duration.ts";
import { seconds } from "../values/seconds.ts";
import { defineServiceRule } from "./rule.ts";

const INTERVALS = rangeOf("targetGroup.healthCheck.interval");

export const healthTimeoutTooLong = defineServiceRule({
  name: "health-timeout-too-long",
  section: "docs/language/services.md#health",
  severity: "error",
  message: message`health checks every ${"interval"} wait ${"timeout"} for an answer`,
  why: "The load balancer asks one question after the other: an answer must be given up before the next check is due.",
  help: message`write a timeout below ${"interval"}, or an interval of at least ${"longer"}`,
  check({ health }, _key, report) {
    if (health === undefined) return;
    const { interval, timeout } = health;
    if (seconds(timeout) < seconds(interval) || !isWithin(INTERVALS, seconds(interval))) return;
    const [blamed, other] = entriesOf(health)?.has("timeout") ? ["timeout", "interval"] : ["interval", "timeout"];
    report({
      path: ["health", blamed],
      params: { interval, timeout, longer: formatDuration(seconds(timeout) + 1) },
      related: entriesOf(health)?.has(other) ? [{ path: ["health", other], message: `the ${other} is set here` }] : [],
    });
  },
});
