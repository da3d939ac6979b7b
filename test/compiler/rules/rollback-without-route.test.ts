import { it } from "vitest";
import { rollbackWithoutRoute } from "../../../src/compiler/rules/rollback-without-route.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a rollback on what is not measured", () => {
  expectFindings(
    rollbackWithoutRoute,
    `
    services:
      worker: { deploy: { rollbackOn: [latency, errors] } }
  `,
    [
      {
        message: 'service "worker" is to be rolled back on errors and latency, but has no route',
        at: "2:23",
        help: "remove rollbackOn, or give the service a route; a deployment whose tasks do not start is rolled back by circuitBreaker",
      },
    ],
  );
});

it("accepts it with a route, and under defaults", () => {
  expectFindings(
    rollbackWithoutRoute,
    `
    defaults: { service: { deploy: { rollbackOn: [errors] } } }
    services:
      web: { port: 80, route: { paths: [/*] } }
      worker: {}
  `,
    [],
  );
});
