import { it } from "vitest";
import { dependencyWithoutHealthCheck } from "../../../src/compiler/rules/dependency-without-health-check.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports waiting for the health of what has no check", () => {
  expectFindings(
    dependencyWithoutHealthCheck,
    `
    services:
      web:
        dependsOn: { a: healthy }
        sidecars: { a: {}, b: { dependsOn: { web: healthy } } }
  `,
    [
      {
        message: 'container "web" of service "web" waits until "a" is healthy, but "a" has no health check',
        at: "3:21",
        help: 'give "a" a healthCommand, or write "started"',
      },
      {
        message: 'container "b" of service "web" waits until "web" is healthy, but "web" has no health check',
        at: "4:47",
        help: 'give the service a port, whose health is checked, or write "started"',
      },
    ],
  );
});

it("accepts what has a check", () => {
  expectFindings(
    dependencyWithoutHealthCheck,
    `
    services: { web: { port: 80, dependsOn: { a: healthy }, sidecars: { a: { healthCommand: [x] }, b: { dependsOn: { web: healthy } } } } }
  `,
    [],
  );
});
