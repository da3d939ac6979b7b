import { it } from "vitest";
import { healthOutOfRange } from "../../../src/compiler/rules/health-out-of-range.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports interval, timeout and grace", () => {
  expectFindings(
    healthOutOfRange,
    `
    services:
      web:
        port: 8080
        health: { interval: 4s, timeout: 1s, grace: 301s }
  `,
    [
      { message: "the interval of a health check must be from 5s to 300s, but it is 4s", at: "4:25", help: "write 5s" },
      { message: "the timeout of a health check must be from 2s to 60s, but it is 1s", at: "4:38", help: "write 2s" },
      { message: "the grace of a health check must be from 0s to 300s, but it is 301s", at: "4:49", help: "write 5m" },
    ],
  );
});

it("accepts the bounds themselves", () => {
  expectFindings(
    healthOutOfRange,
    `services: { web: { port: 8080, health: { interval: 300s, timeout: 60s, grace: 300s } } }`,
    [],
  );
});
