import { it } from "vitest";
import { tooManyContainers } from "../../../src/compiler/rules/too-many-containers.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("counts the main container", () => {
  expectFindings(
    tooManyContainers,
    `
    services: { web: { sidecars: { s0: {}, s1: {}, s2: {}, s3: {}, s4: {}, s5: {}, s6: {}, s7: {}, s8: {}, s9: {} } } }
  `,
    [
      {
        message: 'service "web" has 11 containers in a task, more than 10',
        at: "1:20",
        help: "remove 1 of the sidecars, or make services of them",
      },
    ],
  );
});

it("accepts ten", () => {
  expectFindings(
    tooManyContainers,
    `
    services: { web: { sidecars: { s0: {}, s1: {}, s2: {}, s3: {}, s4: {}, s5: {}, s6: {}, s7: {}, s8: {} } } }
  `,
    [],
  );
});
