import { it } from "vitest";
import { routeOutsideCdn } from "../../../src/compiler/rules/route-outside-cdn.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports it", () => {
  expectFindings(
    routeOutsideCdn,
    `services:
  web: { route: { paths: [/api/*] } }
  api: { route: { paths: [/*] } }
  ws: { route: { paths: [/*], direct: true } }
cdn: { behaviours: [{ path: /a/*, to: api }] }`,
    [
      {
        message: 'service "web" has a route, but no behaviour of the CDN leads to it',
        at: "2:10",
        help: 'add { path: "/api/*", to: web, cache: none } to cdn.behaviours, or write direct: true in its route',
      },
    ],
  );
});

it("accepts its valid neighbour", () => {
  expectFindings(routeOutsideCdn, "services: { web: { route: { paths: [/api/*] } } }", []);
});
