import { it } from "vitest";
import { shadowedRoute } from "../../../src/compiler/rules/shadowed-route.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a path behind a wider one with a chosen priority", () => {
  expectFindings(
    shadowedRoute,
    `
    domain: { name: shop.example, hostedZone: create }
    services:
      all: { port: 8080, route: { paths: [/*], priority: 10 } }
      web: { port: 8080, route: { paths: [/web/*, /shop/*] } }
  `,
    [
      {
        message:
          '"/web/*" of service "web" is never reached on "shop.example": "/*" of service "all" is asked first and takes all of it',
        at: "4:39",
        help: 'write priority: 9 on this route, or narrow "/*"',
        related: [{ message: '"all" takes it here', at: "3:39" }],
      },
      {
        message:
          '"/shop/*" of service "web" is never reached on "shop.example": "/*" of service "all" is asked first and takes all of it',
        at: "4:47",
        help: 'write priority: 9 on this route, or narrow "/*"',
        related: [{ message: '"all" takes it here', at: "3:39" }],
      },
    ],
  );
});

it("reports a specific path of an unspecific route", () => {
  expectFindings(
    shadowedRoute,
    `
    domain: { name: shop.example, hostedZone: create }
    services:
      api: { port: 8080, route: { paths: [/api/*] } }
      web: { port: 8080, route: { paths: [/*, /api/v2/*] } }
  `,
    [
      {
        message:
          '"/api/v2/*" of service "web" is never reached on "shop.example": "/api/*" of service "api" is asked first and takes all of it',
        at: "4:43",
        help: 'move "/api/v2/*" to a route of its own, or narrow "/api/*"',
        related: [{ message: '"api" takes it here', at: "3:39" }],
      },
    ],
  );
});

it("accepts a restricted route in front of an open one", () => {
  expectFindings(
    shadowedRoute,
    `
    domain: { name: shop.example, hostedZone: create }
    services:
      office: { port: 8080, route: { paths: [/*], sourceIps: [203.0.113.0/24], priority: 1 } }
      web: { port: 8080, route: { paths: [/*] } }
  `,
    [],
  );
});
