import { it } from "vitest";
import { unknownContainer } from "../../../src/compiler/rules/unknown-container.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports containers that the task does not have", () => {
  expectFindings(
    unknownContainer,
    `
    services:
      web:
        dependsOn: { migration: succeeded }
        sidecars: { migrations: {}, proxy: { dependsOn: { cache: started } } }
  `,
    [
      {
        message: 'container "web" of service "web" waits for "migration", which is not a container of its task',
        at: "3:18",
        help: 'write "migrations", or declare "migration" under sidecars',
      },
      {
        message: 'container "proxy" of service "web" waits for "cache", which is not a container of its task',
        at: "4:55",
        help: 'declare "cache" under sidecars',
      },
    ],
  );
});

it("accepts sidecars, and the main container by the id", () => {
  expectFindings(
    unknownContainer,
    `
    services: { shop: { id: web, dependsOn: { a: started }, sidecars: { a: {}, b: { dependsOn: { web: healthy } } } } }
  `,
    [],
  );
});
