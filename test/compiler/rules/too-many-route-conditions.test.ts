import { it } from "vitest";
import { tooManyRouteConditions } from "../../../src/compiler/rules/too-many-route-conditions.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports more than five values, the default host among them", () => {
  expectFindings(
    tooManyRouteConditions,
    `
    services:
      web: { port: 8080, route: { paths: [/a, /b, /c, /d, /e] } }
      api: { port: 8080, route: { paths: [/a, /b], hosts: [a.b.example, c.b.example], sourceIps: [10.0.0.0/8, 11.0.0.0/8] } }
  `,
    [
      {
        message: "the route has 5 paths, 1 host, and 0 source networks: 6 values, more than the 5 of one rule",
        at: "2:22",
        help: "use wildcards in paths, or split the service's routes over two services",
      },
      {
        message: "the route has 2 paths, 2 hosts, and 2 source networks: 6 values, more than the 5 of one rule",
        at: "3:22",
        help: "use wildcards in paths, or split the service's routes over two services",
      },
    ],
  );
});

it("accepts five values", () => {
  expectFindings(
    tooManyRouteConditions,
    `
    services:
      web: { port: 8080, route: { paths: [/a, /b, /c, /d] } }
  `,
    [],
  );
});
