import { it } from "vitest";
import { memoryOvercommitted } from "../../../src/compiler/rules/memory-overcommitted.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("counts the sidecars", () => {
  expectFindings(
    memoryOvercommitted,
    `
    services:
      web:
        memory: 512MB
        sidecars: { a: { memory: 256MB }, b: { memory: 200MB } }
  `,
    [
      {
        message: 'service "web" has 512MB of memory, but its sidecars take 456MB of it',
        at: "3:13",
        help: "give the service more memory, or its sidecars less",
        related: [{ message: "the sidecars are declared here", at: "4:5" }],
      },
    ],
  );
});

it("counts the proxy of a service that calls or is called", () => {
  expectFindings(
    memoryOvercommitted,
    `
    services:
      web: { calls: [api], sidecars: { a: { memory: 400MB } } }
      api: { sidecars: { a: { memory: 400MB } } }
      worker: { sidecars: { a: { memory: 400MB } } }
  `,
    [
      {
        message: 'service "web" has 512MB of memory, but its sidecars and the Service Connect proxy take 464MB of it',
        at: "2:3",
      },
      {
        message: 'service "api" has 512MB of memory, but its sidecars and the Service Connect proxy take 464MB of it',
        at: "3:3",
      },
    ],
  );
});

it("accepts sidecars that leave 64 MB", () => {
  expectFindings(
    memoryOvercommitted,
    `
    services: { web: { memory: 512MB, sidecars: { a: { memory: 448MB } } } }
  `,
    [],
  );
});
