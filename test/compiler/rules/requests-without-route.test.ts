import { it } from "vitest";
import { requestsWithoutRoute } from "../../../src/compiler/rules/requests-without-route.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a target of requests without a route", () => {
  expectFindings(
    requestsWithoutRoute,
    `
    services:
      profiles: { port: 8080, scaling: { target: { cpu: 70, requestsPerTask: 500 } } }
  `,
    [
      {
        message: 'service "profiles" scales on requests, but has no route',
        at: "2:57",
        help: "scale on cpu or memory, or give the service a route",
      },
    ],
  );
});

it("accepts it with a route", () => {
  expectFindings(
    requestsWithoutRoute,
    `services: { web: { port: 8080, route: { paths: [/*] }, scaling: { target: { requestsPerTask: 500 } } } }`,
    [],
  );
});
