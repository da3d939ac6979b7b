import { it } from "vitest";
import { rollingWithoutProgress } from "../../../src/compiler/rules/rolling-without-progress.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports percentages without room", () => {
  expectFindings(
    rollingWithoutProgress,
    `
    services:
      web: { deploy: { maxHealthy: 100 } }
  `,
    [
      {
        message:
          "with 2 tasks a deployment could neither stop an old one (minHealthy 100) nor start a new one (maxHealthy 100)",
        at: "2:32",
        help: "write maxHealthy: 200, or a lower minHealthy",
      },
    ],
  );
});

it("reports rounding that leaves no room", () => {
  expectFindings(
    rollingWithoutProgress,
    `
    services:
      web: { scaling: { min: 1, max: 4 }, deploy: { minHealthy: 60, maxHealthy: 100 } }
  `,
    [
      {
        message:
          "with one task a deployment could neither stop an old one (minHealthy 60) nor start a new one (maxHealthy 100)",
        at: "2:77",
        help: "write maxHealthy: 200, or a lower minHealthy",
      },
    ],
  );
});

it("reports the fewest tasks that are stuck", () => {
  expectFindings(
    rollingWithoutProgress,
    `
    services:
      web: { scaling: { min: 2, max: 40 }, deploy: { minHealthy: 90, maxHealthy: 110 } }
  `,
    [
      {
        message:
          "with 2 tasks a deployment could neither stop an old one (minHealthy 90) nor start a new one (maxHealthy 110)",
        at: "2:78",
        help: "write maxHealthy: 200, or a lower minHealthy",
      },
    ],
  );
});

it("accepts room on either side, and other strategies", () => {
  expectFindings(
    rollingWithoutProgress,
    `
    services:
      up: { scaling: { min: 2 }, deploy: { minHealthy: 100, maxHealthy: 150 } }
      down: { scaling: { min: 2 }, deploy: { minHealthy: 50, maxHealthy: 100 } }
      recreated: { deploy: { strategy: recreate } }
  `,
    [],
  );
});
