import { it } from "vitest";
import { awaitedEssentialContainer } from "../../../src/compiler/rules/awaited-essential-container.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports waiting for the end of an essential container", () => {
  expectFindings(
    awaitedEssentialContainer,
    `
    services:
      web:
        dependsOn: { a: succeeded }
        sidecars: { a: { essential: true }, b: { dependsOn: { web: completed } } }
  `,
    [
      {
        message: 'container "web" of service "web" waits until "a" has succeeded, but the task ends with "a"',
        at: "3:21",
        help: 'write essential: false for "a", or wait until it has "started"',
      },
      {
        message: 'container "b" of service "web" waits until "web" has completed, but the task ends with "web"',
        at: "4:64",
        help: 'write "started" or "healthy"',
      },
    ],
  );
});

it("accepts what may end", () => {
  expectFindings(
    awaitedEssentialContainer,
    `
    services: { web: { dependsOn: { a: succeeded, b: started }, sidecars: { a: {}, b: { essential: true } } } }
  `,
    [],
  );
});
