import { it } from "vitest";
import { callCycle } from "../../../src/compiler/rules/call-cycle.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a circle once, by its shortest way", () => {
  expectFindings(
    callCycle,
    `
    services:
      c: { port: 80, calls: [a] }
      b: { port: 80, calls: [d, c] }
      a: { port: 80, calls: [b] }
      d: { port: 80, calls: [c] }
  `,
    [
      {
        message: 'services call each other in a circle: "a" → "b" → "c" → "a"',
        at: "4:26",
        help: "turn one of the calls around, or let a queue stand between two of the services",
        related: [
          { message: '"b" calls "c" here', at: "3:29" },
          { message: '"c" calls "a" here', at: "2:26" },
        ],
      },
    ],
  );
});

it("reports two circles", () => {
  expectFindings(
    callCycle,
    `
    services:
      a: { port: 80, calls: [b] }
      b: { port: 80, calls: [a, x] }
      x: { port: 80, calls: [y] }
      y: { port: 80, calls: [x] }
  `,
    [
      {
        message: 'services call each other in a circle: "a" → "b" → "a"',
        at: "2:26",
        help: "turn one of the calls around, or let a queue stand between two of the services",
        related: [{ message: '"b" calls "a" here', at: "3:26" }],
      },
      {
        message: 'services call each other in a circle: "x" → "y" → "x"',
        at: "4:26",
        help: "turn one of the calls around, or let a queue stand between two of the services",
        related: [{ message: '"y" calls "x" here', at: "5:26" }],
      },
    ],
  );
});

it("accepts two ways to one service", () => {
  expectFindings(
    callCycle,
    `
    services:
      a: { port: 80, calls: [b, c] }
      b: { port: 80, calls: [d] }
      c: { port: 80, calls: [d] }
      d: { port: 80 }
  `,
    [],
  );
});
