import { it } from "vitest";
import { deployFieldWithoutEffect } from "../../../src/compiler/rules/deploy-field-without-effect.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports settings of other strategies", () => {
  expectFindings(
    deployFieldWithoutEffect,
    `
    services:
      a: { deploy: { strategy: recreate, minHealthy: 50, bake: 5m } }
      b: { port: 80, route: { paths: [/*] }, deploy: { strategy: blue-green, percent: 5, circuitBreaker: false } }
  `,
    [
      {
        message: '"minHealthy" has no effect on a recreate deployment',
        at: "2:38",
        help: "remove it, or write strategy: rolling",
        related: [{ message: "the strategy is set here", at: "2:28" }],
      },
      {
        message: '"bake" has no effect on a recreate deployment',
        at: "2:54",
        help: "remove it, or write strategy: blue-green or canary",
        related: [{ message: "the strategy is set here", at: "2:28" }],
      },
      {
        message: '"percent" has no effect on a blue-green deployment',
        at: "3:74",
        help: "remove it, or write strategy: canary",
        related: [{ message: "the strategy is set here", at: "3:62" }],
      },
      {
        message: '"circuitBreaker" has no effect on a blue-green deployment',
        at: "3:86",
        help: "remove it, or write strategy: rolling or recreate",
        related: [{ message: "the strategy is set here", at: "3:62" }],
      },
    ],
  );
});

it("accepts the settings of each strategy, and any under defaults", () => {
  expectFindings(
    deployFieldWithoutEffect,
    `
    defaults: { service: { deploy: { minHealthy: 50, circuitBreaker: true } } }
    services:
      a: { deploy: { strategy: rolling, maxHealthy: 150 } }
      b: { deploy: { strategy: recreate, circuitBreaker: false } }
      c: { port: 80, route: { paths: [/*] }, deploy: { strategy: canary, percent: 5, bake: 5m } }
  `,
    [],
  );
});
