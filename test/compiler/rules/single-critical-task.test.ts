import { it } from "vitest";
import { singleCriticalTask } from "../../../src/compiler/rules/single-critical-task.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a critical service of one task, where the environment is protected", () => {
  expectFindings(
    singleCriticalTask,
    {
      platform: `
    services:
      web: { scaling: { min: 1, max: 3 } }
  `,
      environments: { development: `protected: false`, production: `protected: true` },
    },
    [
      {
        message: 'critical service "web" may run as a single task',
        at: "2:26",
        help: "run at least two tasks, or write critical: false",
        environments: ["production"],
      },
    ],
  );
});

it("reports the most where it is one", () => {
  expectFindings(
    singleCriticalTask,
    `
    services:
      web: { scaling: { max: 1 } }
  `,
    [
      {
        message: 'critical service "web" may run as a single task',
        at: "2:26",
        help: "run at least two tasks, or write critical: false",
      },
    ],
  );
});

it("accepts a service that must not run twice, and one that is not critical", () => {
  expectFindings(
    singleCriticalTask,
    `
    services:
      ledger: { scaling: { min: 1, max: 1 }, deploy: { strategy: recreate } }
      reports: { scaling: { min: 1, max: 3 }, critical: false }
  `,
    [],
  );
});
