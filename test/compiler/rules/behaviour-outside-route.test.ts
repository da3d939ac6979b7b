import { it } from "vitest";
import { behaviourOutsideRoute } from "../../../src/compiler/rules/behaviour-outside-route.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports it", () => {
  expectFindings(
    behaviourOutsideRoute,
    `services: { web: { route: { paths: [/api/*, /v2] } } }
cdn: { behaviours: [{ path: /app/*, to: web }] }`,
    [
      {
        message: 'behaviour "/app/*" leads to service "web", whose route takes none of these requests',
        at: "2:29",
        help: 'write "/api/*" or "/v2", or add "/app/*" to the paths of the route',
      },
    ],
  );
});

it("accepts its valid neighbour", () => {
  expectFindings(
    behaviourOutsideRoute,
    `services: { web: { route: { paths: [/api/*] } } }
cdn: { behaviours: [{ path: /api/v1/*, to: web }, { path: /a*, to: web }] }`,
    [],
  );
});
