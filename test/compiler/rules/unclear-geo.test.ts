import { it } from "vitest";
import { unclearGeo } from "../../../src/compiler/rules/unclear-geo.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports it", () => {
  expectFindings(unclearGeo, "cdn: { geo: { allow: [US], block: [CA] } }", [
    {
      message: "geo says both which countries to allow and which to block",
      at: "1:8",
      help: "write one of allow and block",
    },
  ]);
});

it("accepts its valid neighbour", () => {
  expectFindings(unclearGeo, "cdn: { geo: { block: [CA] } }", []);
});
