import { it } from "vitest";
import { unusedAtlas } from "../../../src/compiler/rules/unused-atlas.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("warns of an organisation without databases", () => {
  expectFindings(
    unusedAtlas,
    `
    atlas: { organization: 5f3c0e8a9b1d2c3e4f5a6b7c }
  `,
    [
      {
        message: "an Atlas organisation is named, and no database is in it",
        at: "1:1",
        help: "declare a database, or remove atlas",
      },
    ],
  );
});

it("accepts one with a database", () => {
  expectFindings(
    unusedAtlas,
    `
    atlas: { organization: 5f3c0e8a9b1d2c3e4f5a6b7c }
    databases: { orders: {} }
  `,
    [],
  );
});
