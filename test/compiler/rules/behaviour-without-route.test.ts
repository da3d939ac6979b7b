import { it } from "vitest";
import { behaviourWithoutRoute } from "../../../src/compiler/rules/behaviour-without-route.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports it", () => {
  expectFindings(
    behaviourWithoutRoute,
    `services: { web: {} }
cdn: { behaviours: [{ path: /a/*, to: web }] }`,
    [
      {
        message: 'behaviour "/a/*" leads to service "web", which has no route',
        at: "2:39",
        help: 'give "web" a route: { paths: ["/a/*"] }, or let the behaviour lead elsewhere',
      },
    ],
  );
});

it("accepts its valid neighbour", () => {
  expectFindings(
    behaviourWithoutRoute,
    `services: { web: { route: { paths: [/*] } } }
cdn: { behaviours: [{ path: /a/*, to: web }, { path: /b/*, to: gone }] }`,
    [],
  );
});
