import { it } from "vitest";
import { alarmWithoutRoute } from "../../../src/compiler/rules/alarm-without-route.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports alarms on what the load balancer measures of a service that it does not know", () => {
  expectFindings(
    alarmWithoutRoute,
    `
    services:
      worker: { alarms: { latency: { p95: 2s }, cpu: { above: 90 }, unhealthy: { severity: ticket } } }
  `,
    [
      {
        message: 'service "worker" has an alarm on latency, but no route',
        at: "2:23",
        help: "remove it, or give the service a route",
      },
      { message: 'service "worker" has an alarm on health checks, but no route', at: "2:65" },
    ],
  );
});

it("lets a routed service have them, one that turns them off, and defaults for all", () => {
  expectFindings(
    alarmWithoutRoute,
    `
    defaults: { service: { alarms: { errors: { above: 5 } } } }
    services:
      web: { route: { paths: [/*] }, alarms: { latency: { p95: 2s } } }
      worker: { alarms: { latency: { enabled: false } } }
  `,
    [],
  );
});
