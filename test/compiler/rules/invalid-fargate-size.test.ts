import { it } from "vitest";
import { invalidFargateSize } from "../../../src/compiler/rules/invalid-fargate-size.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports pairs that Fargate does not offer, at what the entry itself says", () => {
  expectFindings(
    invalidFargateSize,
    `
    services:
      web: { cpu: 256, memory: 4GB }
      api: { cpu: 1024 }
    jobs:
      rollup: { cpu: 16384, memory: 200GB }
  `,
    [
      {
        message: 'service "web" has 256 CPU units and 4GB of memory, which Fargate does not offer together',
        at: "2:28",
        help: "write memory: 2GB, or cpu: 512 with memory: 4GB",
      },
      {
        message: 'service "api" has 1024 CPU units and 512MB of memory, which Fargate does not offer together',
        at: "3:15",
        help: "write memory: 2GB",
      },
      {
        message: 'job "rollup" has 16384 CPU units and 200GB of memory, which Fargate does not offer together',
        at: "5:33",
        help: "write memory: 120GB",
      },
    ],
  );
});

it("blames the entry before the defaults of all", () => {
  expectFindings(
    invalidFargateSize,
    `
    defaults: { service: { memory: 512MB } }
    services: { web: { cpu: 512 } }
  `,
    [
      {
        message: 'service "web" has 512 CPU units and 512MB of memory, which Fargate does not offer together',
        at: "2:25",
        help: "write memory: 1GB",
      },
    ],
  );
});

it("accepts pairs of the table", () => {
  expectFindings(
    invalidFargateSize,
    `
    services: { web: { cpu: 256, memory: 2GB }, api: { cpu: 4096, memory: 30GB }, worker: {} }
  `,
    [],
  );
});
