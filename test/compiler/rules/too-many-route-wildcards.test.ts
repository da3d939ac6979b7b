import { it } from "vitest";
import { tooManyRouteWildcards } from "../../../src/compiler/rules/too-many-route-wildcards.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports more than five wildcards in all paths", () => {
  expectFindings(
    tooManyRouteWildcards,
    `
    services:
      web: { port: 8080, route: { paths: ["/a/???/*", "/b/*/?"] } }
  `,
    [
      {
        message: "the paths of the route have 6 wildcards, more than the 5 of one rule",
        at: "2:31",
        help: "end a path with one * instead of naming the segments behind it",
      },
    ],
  );
});

it("accepts five wildcards", () => {
  expectFindings(
    tooManyRouteWildcards,
    `services: { web: { port: 8080, route: { paths: ["/a/???/*", "/b/*"] } } }`,
    [],
  );
});
