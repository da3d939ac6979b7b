import { it } from "vitest";
import { noWayOut } from "../../../src/compiler/rules/no-way-out.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports the endpoints that all tasks need", () => {
  expectFindings(
    noWayOut,
    `
    network: { natGateways: none, endpoints: [secretsmanager] }
  `,
    [
      {
        message: 'without NAT gateways tasks need these endpoints: "ecr", "logs", "s3"',
        at: "1:25",
        help: "add them to endpoints, or write natGateways: single",
      },
    ],
  );
});

it("reports what a shell needs", () => {
  expectFindings(
    noWayOut,
    `
    network: { natGateways: none }
    services:
      web: { exec: true }
  `,
    [
      {
        message: 'without NAT gateways the shell of service "web" needs these endpoints: "ssmmessages"',
        at: "1:25",
        help: "add them to endpoints, or write natGateways: single",
      },
    ],
  );
});

it("accepts a network with NAT, and one with the endpoints", () => {
  expectFindings(
    noWayOut,
    {
      platform: `network: { endpoints: [] }`,
      environments: { production: ``, staging: `network: { natGateways: none, endpoints: [s3, ecr, logs] }` },
    },
    [],
  );
});

it("reports what secrets need", () => {
  expectFindings(
    noWayOut,
    `
    network: { natGateways: none, endpoints: [s3, ecr, logs] }
    jobs:
      rollup: { secrets: { KEY: token } }
    secrets: { token: {} }
  `,
    [
      {
        message: 'without NAT gateways the secrets of job "rollup" need these endpoints: "secretsmanager"',
        at: "1:25",
      },
    ],
  );
});
