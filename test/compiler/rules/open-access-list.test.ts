import { it } from "vitest";
import { openAccessList } from "../../../src/compiler/rules/open-access-list.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a network that is every address", () => {
  expectFindings(
    openAccessList,
    `
    atlas: { accessList: [203.0.113.0/24, 0.0.0.0/0] }
  `,
    [
      {
        message: '"0.0.0.0/0" is every address, so the databases could be tried from everywhere',
        at: "1:39",
        help: "name the networks that tasks come from, or remove it",
      },
    ],
  );
});

it("accepts one network", () => {
  expectFindings(
    openAccessList,
    `
    atlas: { accessList: [203.0.113.0/24] }
  `,
    [],
  );
});
