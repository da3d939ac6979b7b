import { it } from "vitest";
import { duplicateAlias } from "../../../src/compiler/rules/duplicate-alias.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports it", () => {
  expectFindings(duplicateAlias, "cdn: { aliases: [a.example, b.example, a.example] }", [
    { message: '"a.example" stands twice among the aliases of the CDN', at: "1:40", help: "remove one of the two" },
  ]);
});

it("accepts its valid neighbour", () => {
  expectFindings(duplicateAlias, "cdn: { aliases: [a.example, b.example] }", []);
});
