import { it } from "vitest";
import { databaseNotInRegion } from "../../../src/compiler/rules/database-not-in-region.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a region without Atlas", () => {
  expectFindings(
    databaseNotInRegion,
    `
    regions: { primary: ap-east-2 }
    databases: { orders: {} }
  `,
    [
      {
        message: "MongoDB Atlas has no clusters in ap-east-2, where the platform runs",
        at: "1:21",
        help: "run the platform in a region that Atlas has, such as ap-east-1",
        related: [{ message: "the databases are here", at: "2:1" }],
      },
    ],
  );
});

it("accepts it without databases", () => {
  expectFindings(
    databaseNotInRegion,
    `
    regions: { primary: ap-east-2 }
  `,
    [],
  );
});

it("accepts a region of Atlas", () => {
  expectFindings(
    databaseNotInRegion,
    `
    regions: { primary: eu-south-2 }
    databases: { orders: {} }
  `,
    [],
  );
});
