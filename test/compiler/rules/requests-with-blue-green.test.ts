import { it } from "vitest";
import { requestsWithBlueGreen } from "../../../src/compiler/rules/requests-with-blue-green.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a target of requests with two target groups", () => {
  expectFindings(
    requestsWithBlueGreen,
    `
    services:
      web:
        port: 8080
        route: { paths: [/*] }
        deploy: { strategy: blue-green }
        scaling: { target: { requestsPerTask: 500 } }
  `,
    [
      {
        message: 'service "web" scales on requests, which a blue-green deployment cannot have',
        at: "6:26",
        help: "scale on cpu or memory, or deploy with strategy rolling",
        related: [{ message: "the strategy is set here", at: "5:25" }],
      },
    ],
  );
});

it("accepts it with rolling deployments", () => {
  expectFindings(
    requestsWithBlueGreen,
    `services: { web: { port: 8080, route: { paths: [/*] }, deploy: { strategy: rolling }, scaling: { target: { requestsPerTask: 500 } } } }`,
    [],
  );
});
