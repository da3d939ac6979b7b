import { it } from "vitest";
import { blueGreenWithoutRoute } from "../../../src/compiler/rules/blue-green-without-route.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports blue-green and canary without a route", () => {
  expectFindings(
    blueGreenWithoutRoute,
    `
    services:
      api: { port: 80, deploy: { strategy: blue-green } }
      worker: { deploy: { strategy: canary } }
  `,
    [
      {
        message: 'service "api" is deployed blue-green, but has no route',
        at: "2:40",
        help: "write strategy: rolling, or give the service a route",
      },
      {
        message: 'service "worker" is deployed canary, but has no route',
        at: "3:33",
        help: "write strategy: rolling, or give the service a route",
      },
    ],
  );
});

it("accepts them with a route, and other strategies without", () => {
  expectFindings(
    blueGreenWithoutRoute,
    `
    services:
      web: { port: 80, route: { paths: [/*] }, deploy: { strategy: canary } }
      worker: { deploy: { strategy: recreate } }
  `,
    [],
  );
});
