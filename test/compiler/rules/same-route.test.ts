import { it } from "vitest";
import { sameRoute } from "../../../src/compiler/rules/same-route.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a path that two services take", () => {
  expectFindings(
    sameRoute,
    `
    domain: { name: shop.example, hostedZone: create }
    services:
      api: { port: 8080, route: { paths: [/a, /api/*], hosts: [shop.example] } }
      web: { port: 8080, route: { paths: [/api/*] } }
  `,
    [
      {
        message: 'services "api" and "web" both take "/api/*" of host "shop.example"',
        at: "4:39",
        help: "give one of them another path or host",
        related: [{ message: '"api" takes it here', at: "3:43" }],
      },
    ],
  );
});

it("accepts the same path on another host, and for other clients", () => {
  expectFindings(
    sameRoute,
    `
    services:
      a: { port: 8080, route: { paths: [/api/*], hosts: [a.example] } }
      b: { port: 8080, route: { paths: [/api/*], hosts: [b.example] } }
      c: { port: 8080, route: { paths: [/api/*], hosts: [b.example], sourceIps: [10.0.0.0/8], priority: 1 } }
  `,
    [],
  );
});
