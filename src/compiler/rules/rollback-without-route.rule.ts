import { message } from "../../diagnostic/define.ts";
import { entriesOf } from "../../source/positioned.ts";
import { defineServiceRule } from "./rule.ts";
import { isDefault } from "./written.ts";

export const rollbackWithoutRoute = defineServiceRule({
  name: "rollback-without-route",
  section: "docs/language/services.md#deploy",
  severity: "error",
  message: message`service "${"service"}" is to be rolled back on ${"alarms"}, but has no route`,
  why: "Errors and latency are measured by the load balancer; of a service that it does not know there is no measure, and the alarm would never ring.",
  help: message`remove rollbackOn, or give the service a route; a deployment whose tasks do not start is rolled back by circuitBreaker`,
  check({ deploy, route }, service, report) {
    const { rollbackOn } = deploy;
    const entry = entriesOf(deploy)?.get("rollbackOn");
    // Under defaults it is meant for the services that can have it.
    if (route !== undefined || rollbackOn.length === 0 || (entry !== undefined && isDefault(entry))) return;
    report({
      path: ["deploy", "rollbackOn"],
      params: { service, alarms: [...new Set(rollbackOn)].sort().join(" and ") },
    });
  },
});
