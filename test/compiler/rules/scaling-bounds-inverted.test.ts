import { it } from "vitest";
import { scalingBoundsInverted } from "../../../src/compiler/rules/scaling-bounds-inverted.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports more tasks at least than at most", () => {
  expectFindings(
    scalingBoundsInverted,
    `
    services:
      worker: { scaling: { min: 5, max: 2 } }
  `,
    [
      {
        message: "the least tasks, 5, are more than the most, 2",
        at: "2:29",
        help: "write a min of at most 2, or a max of at least 5",
        related: [{ message: "the most is set here", at: "2:37" }],
      },
    ],
  );
});

it("reports bounds of which an environment set one", () => {
  expectFindings(
    scalingBoundsInverted,
    {
      platform: `services: { worker: { scaling: { min: 5 } } }`,
      environments: { staging: `services: { worker: { scaling: { max: 3 } } }` },
    },
    [
      {
        message: "the least tasks, 5, are more than the most, 3",
        at: "1:39",
        help: "write a min of at most 3, or a max of at least 5",
        environments: ["staging"],
        related: [{ message: "the most is set here", at: "environments/staging.yaml:1:39" }],
      },
    ],
  );
});

it("accepts equal bounds", () => {
  expectFindings(scalingBoundsInverted, `services: { worker: { scaling: { min: 3, max: 3 } } }`, []);
});
