import { it } from "vitest";
import { tooManyAliases } from "../../../src/compiler/rules/too-many-aliases.rule.ts";
import { expectFindings } from "../../support/rules.ts";

const platform = (count: number) =>
  `cdn:\n  aliases:\n${Array.from({ length: count }, (_, index) => `    - a${index}.b.example`).join("\n")}`;

it("reports the first alias that is too many", () => {
  expectFindings(tooManyAliases, platform(101), [
    {
      message: "the CDN has 101 aliases, more than the 100 of a distribution",
      at: "103:7",
      help: "remove those that nobody uses",
    },
  ]);
});

it("accepts as many as there may be", () => {
  expectFindings(tooManyAliases, platform(100), []);
});
