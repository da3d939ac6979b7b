import { it } from "vitest";
import { objectiveWithoutRoute } from "../../../src/compiler/rules/objective-without-route.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports objectives of a platform without a load balancer", () => {
  expectFindings(
    objectiveWithoutRoute,
    `
    services: { worker: {} }
    objectives: { availability: 99.9, latency: { p95: 500ms } }
  `,
    [
      {
        message: 'the objective "availability" cannot be measured: no service has a route',
        at: "2:15",
        help: "give a service a route, or remove the objective",
      },
      { message: 'the objective "latency" cannot be measured: no service has a route', at: "2:35" },
    ],
  );
});

it("lets objectives be where a service has a route", () => {
  const services = "services: { web: { route: { paths: [/*] } } }\n";
  expectFindings(objectiveWithoutRoute, `${services}objectives: { availability: 99.9 }\n`, []);
});
