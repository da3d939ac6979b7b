import { it } from "vitest";
import { unusedService } from "../../../src/compiler/rules/unused-service.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a port that nobody reaches", () => {
  expectFindings(
    unusedService,
    `
    services:
      api: { port: 8080 }
      loop: { port: 8080, calls: [loop] }
  `,
    [
      {
        message: 'service "api" listens on port 8080, but has no route and is called by nobody',
        at: "2:3",
        help: "add a route, name it in the calls of another service, or remove the port of a worker",
      },
      {
        message: 'service "loop" listens on port 8080, but has no route and is called by nobody',
        at: "3:3",
        help: "add a route, name it in the calls of another service, or remove the port of a worker",
      },
    ],
  );
});

it("accepts routed and called services, and workers", () => {
  expectFindings(
    unusedService,
    `
    services:
      web: { port: 8080, route: { paths: [/*] }, calls: [api] }
      api: { port: 8080 }
      nightly: { port: 8080 }
      worker: {}
    jobs:
      rollup: { schedule: { cron: "0 3 * * *" }, calls: [nightly] }
  `,
    [],
  );
});

it("leaves a call that is misspelt to its rule", () => {
  expectFindings(
    unusedService,
    `
    services:
      web: { port: 8080, route: { paths: [/*] }, calls: [profile] }
      profiles: { port: 8080 }
  `,
    [],
  );
});
