import { it } from "vitest";
import { unknownBehaviourService } from "../../../src/compiler/rules/unknown-behaviour-service.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports it", () => {
  expectFindings(
    unknownBehaviourService,
    `services: { web: {} }
cdn: { behaviours: [{ path: /a, to: wev }, { path: /b, to: web }, { path: /c }] }`,
    [
      {
        message: 'behaviour "/a" leads to service "wev", which is not declared',
        at: "2:37",
        help: 'write "web", or declare "wev" under services; without to, the bucket of assets answers',
      },
    ],
  );
});

it("accepts its valid neighbour", () => {
  expectFindings(
    unknownBehaviourService,
    `services: { web: {} }
cdn: { behaviours: [{ path: /a, to: web }] }`,
    [],
  );
});
