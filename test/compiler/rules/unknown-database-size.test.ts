import { it } from "vitest";
import { unknownDatabaseSize } from "../../../src/compiler/rules/unknown-database-size.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("proposes the nearest size of the same letter, of two the larger", () => {
  expectFindings(
    unknownDatabaseSize,
    `
    databases:
      orders: { size: M35, autoscaling: { maxSize: M500, minSize: R45 } }
  `,
    [
      { message: '"M35" is no size of a cluster on AWS', at: "2:19", help: "write M40" },
      { message: '"M500" is no size of a cluster on AWS', at: "2:48", help: "write M300" },
      { message: '"R45" is no size of a cluster on AWS', at: "2:63", help: "write R50" },
    ],
  );
});

it("accepts sizes that exist", () => {
  expectFindings(
    unknownDatabaseSize,
    `
    databases: { a: { size: M10, autoscaling: { maxSize: M300 } }, b: { size: R700 } }
  `,
    [],
  );
});
