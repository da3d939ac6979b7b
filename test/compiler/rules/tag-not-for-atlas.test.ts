import { it } from "vitest";
import { tagNotForAtlas } from "../../../src/compiler/rules/tag-not-for-atlas.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports what Atlas refuses in tags", () => {
  expectFindings(
    tagNotForAtlas,
    `
    owner: team
    costCenter: games/1001
    tags: { "a:b": x=y }
    databases: { orders: {} }
  `,
    [
      {
        message:
          '"games/1001" stands in the tags of the databases, where Atlas allows only letters, digits, spaces, and ; @ _ - . +',
        at: "2:13",
        help: "write it without /",
      },
      {
        message:
          '"a:b" stands in the tags of the databases, where Atlas allows only letters, digits, spaces, and ; @ _ - . +',
        at: "3:9",
        help: "write it without :",
      },
      {
        message:
          '"x=y" stands in the tags of the databases, where Atlas allows only letters, digits, spaces, and ; @ _ - . +',
        at: "3:16",
        help: "write it without =",
      },
    ],
  );
});

it("accepts it without databases, and what Atlas takes", () => {
  expectFindings(
    tagNotForAtlas,
    `
    owner: team
    costCenter: games/1001
    tags: { a: b }
  `,
    [],
  );
});
