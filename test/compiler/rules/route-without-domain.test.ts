import { it } from "vitest";
import { routeWithoutDomain } from "../../../src/compiler/rules/route-without-domain.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a route without a domain", () => {
  expectFindings(
    routeWithoutDomain,
    `
    services:
      web: { port: 8080, route: { paths: [/*] } }
  `,
    [
      {
        message: 'service "web" has a route, but the platform has no domain',
        at: "2:22",
        help: "add domain: { name: …, hostedZone: … } to the platform, or remove the route",
      },
    ],
  );
});

it("accepts services without routes", () => {
  expectFindings(routeWithoutDomain, `services: { web: { port: 8080 } }`, []);
});

it("accepts a route with a domain", () => {
  expectFindings(
    routeWithoutDomain,
    `domain: { name: shop.example, hostedZone: create }
services: { web: { port: 8080, route: { paths: [/*] } } }`,
    [],
  );
});
