import { it } from "vitest";
import { routeWithoutPort } from "../../../src/compiler/rules/route-without-port.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a route without a port", () => {
  expectFindings(
    routeWithoutPort,
    `
    services:
      web: { route: { paths: [/*] } }
  `,
    [
      {
        message: 'service "web" has a route, but no port',
        at: "2:10",
        help: "add the port, such as port: 8080, or remove the route",
      },
    ],
  );
});

it("accepts a route with a port", () => {
  expectFindings(routeWithoutPort, `services: { web: { port: 80, route: { paths: [/*] } } }`, []);
});
