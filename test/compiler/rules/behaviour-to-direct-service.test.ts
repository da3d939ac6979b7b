import { it } from "vitest";
import { behaviourToDirectService } from "../../../src/compiler/rules/behaviour-to-direct-service.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports it", () => {
  expectFindings(
    behaviourToDirectService,
    `services: { web: { route: { paths: [/*], direct: true } } }
cdn: { behaviours: [{ path: /a/*, to: web }] }`,
    [
      {
        message: 'behaviour "/a/*" leads to service "web", which stays outside the CDN',
        at: "2:39",
        help: "remove direct from its route, or remove the behaviour",
      },
    ],
  );
});

it("accepts its valid neighbour", () => {
  expectFindings(
    behaviourToDirectService,
    `services: { web: { route: { paths: [/*], direct: false } } }
cdn: { behaviours: [{ path: /a/*, to: web }] }`,
    [],
  );
});
