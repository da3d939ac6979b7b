import { it } from "vitest";
import { databasesWithoutAtlas } from "../../../src/compiler/rules/databases-without-atlas.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports databases in no organisation", () => {
  expectFindings(
    databasesWithoutAtlas,
    `
    databases: { orders: {} }
  `,
    [
      {
        message: "databases need the Atlas organisation that their project is made in, and none is named",
        at: "1:1",
        help: "write atlas: { organization: … } with the organisation's id, which Atlas shows under its settings",
      },
    ],
  );
});

it("accepts them in one", () => {
  expectFindings(
    databasesWithoutAtlas,
    `
    atlas: { organization: 5f3c0e8a9b1d2c3e4f5a6b7c }
    databases: { orders: {} }
  `,
    [],
  );
});
