import { it } from "vitest";
import { ambiguousRoute } from "../../../src/compiler/rules/ambiguous-route.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports paths that meet without an order", () => {
  expectFindings(
    ambiguousRoute,
    `
    domain: { name: shop.example, hostedZone: create }
    services:
      api: { port: 8080, route: { paths: [/api/*] } }
      search: { port: 8080, route: { paths: [/api/s*] } }
  `,
    [
      {
        message:
          '"/api/s*" of service "search" and "/api/*" of service "api" match the same requests to "shop.example", and neither is more specific',
        at: "4:42",
        help: "write priority: 40468 on the route that is to be asked first",
        related: [{ message: '"api" takes them here', at: "3:39" }],
      },
    ],
  );
});

it("reports paths of which none covers the other, by name", () => {
  expectFindings(
    ambiguousRoute,
    `
    domain: { name: shop.example, hostedZone: create }
    services:
      a: { port: 8080, route: { paths: ["/api/*/x"] } }
      b: { port: 8080, route: { paths: ["/api/y/*", "/b"] } }
  `,
    [
      {
        message:
          '"/api/y/*" of service "b" and "/api/*/x" of service "a" match the same requests to "shop.example", and neither is more specific',
        at: "4:37",
        help: "write priority: 43715 on the route that is to be asked first",
        related: [{ message: '"a" takes them here', at: "3:37" }],
      },
    ],
  );
});

it("reports a restricted route without a priority", () => {
  expectFindings(
    ambiguousRoute,
    `
    domain: { name: shop.example, hostedZone: create }
    services:
      office: { port: 8080, route: { paths: [/*], sourceIps: [203.0.113.0/24] } }
      public: { port: 8080, route: { paths: [/*] } }
  `,
    [
      {
        message:
          '"/*" of service "office" and "/*" of service "public" match the same requests to "shop.example", and neither is more specific',
        at: "3:42",
        help: "write priority: 45788 on the route that is to be asked first",
        related: [{ message: '"public" takes them here', at: "4:42" }],
      },
    ],
  );
});

it("accepts routes that differ in segments, hosts or clients, and chosen priorities", () => {
  expectFindings(
    ambiguousRoute,
    `
    domain: { name: shop.example, hostedZone: create }
    services:
      all: { port: 8080, route: { paths: [/*] } }
      api: { port: 8080, route: { paths: [/api/*] } }
      search: { port: 8080, route: { paths: [/api/s*], priority: 10 } }
      east: { port: 8080, route: { paths: [/api/s*], hosts: [h.shop.example], sourceIps: [10.0.0.0/9] } }
      west: { port: 8080, route: { paths: [/api/*], hosts: [h.shop.example], sourceIps: [10.128.0.0/9] } }
  `,
    [],
  );
});
