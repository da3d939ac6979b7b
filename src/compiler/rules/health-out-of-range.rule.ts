import { message } from "../../diagnostic/define.ts";
import { isWithin, type Limit, nearestWithin, rangeOf } from "../facts/limits.ts";
import { formatDuration } from "../values/duration.ts";
import { seconds } from "../values/seconds.ts";
import { defineServiceRule } from "./rule.ts";

/** A health check is asked by the load balancer and inside the container; the narrower of both ranges counts. */
const RANGES: Readonly<Record<"interval" | "timeout" | "grace", Limit>> = {
  interval: rangeOf("targetGroup.healthCheck.interval"),
  timeout: rangeOf("container.healthCheck.timeout"),
  grace: rangeOf("container.healthCheck.startPeriod"),
};

export const healthOutOfRange = defineServiceRule({
  name: "health-out-of-range",
  section: "docs/language/services.md#health",
  severity: "error",
  message: message`the ${"field"} of a health check must be from ${"min"} to ${"max"}, but it is ${"actual"}`,
  why: "The check is asked by the load balancer and inside the container, and Elastic Load Balancing and ECS refuse other values.",
  help: message`write ${"nearest"}`,
  check({ health }, _key, report) {
    if (health === undefined) return;
    for (const [field, limit] of Object.entries(RANGES)) {
      const actual = health[field as keyof typeof RANGES];
      if (isWithin(limit, seconds(actual))) continue;
      report({
        path: ["health", field],
        params: {
          field,
          min: `${limit.min}s`,
          max: `${limit.max}s`,
          actual,
          nearest: formatDuration(nearestWithin(limit, seconds(actual))),
        },
      });
    }
  },
});
