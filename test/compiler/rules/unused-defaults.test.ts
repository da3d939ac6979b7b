import { it } from "vitest";
import { unusedDefaults } from "../../../src/compiler/rules/unused-defaults.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports defaults without services", () => {
  expectFindings(
    unusedDefaults,
    `
    defaults: { service: { cpu: 512 } }
    jobs: { rollup: {} }
  `,
    [
      {
        message: "the defaults of services are not used: there is no service",
        at: "1:1",
        help: "declare a service, or remove the defaults",
      },
    ],
  );
});

it("accepts defaults with a service", () => {
  expectFindings(
    unusedDefaults,
    `
    defaults: { service: { cpu: 512 } }
    services: { web: {} }
  `,
    [],
  );
});
