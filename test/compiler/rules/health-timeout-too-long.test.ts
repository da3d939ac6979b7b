import { it } from "vitest";
import { healthTimeoutTooLong } from "../../../src/compiler/rules/health-timeout-too-long.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a timeout that reaches the interval", () => {
  expectFindings(
    healthTimeoutTooLong,
    `
    services:
      web: { port: 8080, health: { interval: 10s, timeout: 20s } }
  `,
    [
      {
        message: "health checks every 10s wait 20s for an answer",
        at: "2:56",
        help: "write a timeout below 10s, or an interval of at least 21s",
        related: [{ message: "the interval is set here", at: "2:42" }],
      },
    ],
  );
});

it("reports the interval where the timeout is the default", () => {
  expectFindings(
    healthTimeoutTooLong,
    `
    services:
      web: { port: 8080, health: { interval: 5s } }
  `,
    [
      {
        message: "health checks every 5s wait 5s for an answer",
        at: "2:42",
        help: "write a timeout below 5s, or an interval of at least 6s",
      },
    ],
  );
});

it("accepts a timeout below the interval", () => {
  expectFindings(healthTimeoutTooLong, `services: { web: { port: 8080, health: { interval: 10s, timeout: 9s } } }`, []);
});
