import { it } from "vitest";
import { complianceTellsNobody } from "../../../src/compiler/rules/compliance-tells-nobody.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports findings that nobody would be told", () => {
  expectFindings(complianceTellsNobody, "compliance: { notify: true }", [
    {
      message: "what breaks a compliance rule is to be told, but there is nobody to tell",
      at: "1:23",
      help: "write observability: { notify: { email: […] } }, or notify: false",
    },
  ]);
});

it("lets be what is told somebody, or nobody on purpose, or whatever the default is", () => {
  const notify = "observability: { notify: { email: [oncall@shop.example] } }\n";
  expectFindings(complianceTellsNobody, `${notify}compliance: { notify: true }`, []);
  expectFindings(complianceTellsNobody, "compliance: { notify: false }", []);
  expectFindings(complianceTellsNobody, "compliance: {}", []);
});
