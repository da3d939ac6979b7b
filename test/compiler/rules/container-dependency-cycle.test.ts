import { it } from "vitest";
import { containerDependencyCycle } from "../../../src/compiler/rules/container-dependency-cycle.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a circle once", () => {
  expectFindings(
    containerDependencyCycle,
    `
    services:
      web:
        dependsOn: { a: started }
        sidecars:
          a: { dependsOn: { b: started } }
          b: { dependsOn: { web: started } }
  `,
    [
      {
        message: 'containers of service "web" wait for each other: web → a → b → web',
        at: "6:25",
        help: "remove one of these dependencies",
      },
    ],
  );
});

it("reports a container that waits for itself", () => {
  expectFindings(
    containerDependencyCycle,
    `
    services: { web: { sidecars: { a: { dependsOn: { a: started } } } } }
  `,
    [{ message: 'containers of service "web" wait for each other: a → a', at: "1:50" }],
  );
});

it("accepts two ways to one container", () => {
  expectFindings(
    containerDependencyCycle,
    `
    services:
      web:
        dependsOn: { a: started, b: started }
        sidecars: { a: { dependsOn: { c: started } }, b: { dependsOn: { c: started } }, c: {} }
  `,
    [],
  );
});
