import { message } from "../../diagnostic/define.ts";
import { entriesOf } from "../../source/positioned.ts";
import { defineServiceRule } from "./rule.ts";
import { isDefault } from "./written.ts";

export const alarmWithoutRoute = defineServiceRule({
  name: "alarm-without-route",
  section: "docs/language/observability.md#alarms",
  severity: "error",
  message: message`service "${"service"}" has an alarm on ${"what"}, but no route`,
  why: "The load balancer measures latency, errors and health; of a service that it does not know it measures nothing, and the alarm would never go off.",
  help: message`remove it, or give the service a route`,
  check({ alarms, route }, service, report) {
    if (alarms === undefined || route !== undefined) return;
    for (const what of ["latency", "errors", "unhealthy"] as const) {
      const entry = entriesOf(alarms)?.get(what);
      if (alarms[what] === undefined || alarms[what].enabled === false) continue;
      // What stands under defaults is for those that have a route.
      if (entry !== undefined && isDefault(entry)) continue;
      report({ path: ["alarms", what], at: "key", params: { service, what: WORDS[what] } });
    }
  },
});

const WORDS = { latency: "latency", errors: "errors", unhealthy: "health checks" } as const;
