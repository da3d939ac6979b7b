import { it } from "vitest";
import { noScalingTarget } from "../../../src/compiler/rules/no-scaling-target.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports an empty target", () => {
  expectFindings(
    noScalingTarget,
    `
    services:
      worker: { scaling: { max: 4, target: {} } }
  `,
    [
      {
        message: "scaling from 2 to 4 tasks has no target to follow",
        at: "2:32",
        help: "write for example target: { cpu: 70 }, or remove the key for that default",
      },
    ],
  );
});

it("accepts a target of memory alone", () => {
  expectFindings(noScalingTarget, `services: { worker: { scaling: { target: { memory: 75 } } } }`, []);
});
