import { it } from "vitest";
import { repeatedComplianceRule } from "../../../src/compiler/rules/repeated-compliance-rule.rule.ts";
import { expectFindings } from "../../support/rules.ts";

const found = (list: string, rule: string, at: string) => ({
  message: `"${list}" names the compliance rule "${rule}" twice`,
  at,
  help: "remove one of them",
});

it("reports the second mention in each list", () => {
  expectFindings(repeatedComplianceRule, "compliance: { rules: [s3-tls, root-mfa, s3-tls] }", [
    found("rules", "s3-tls", "1:41"),
  ]);
  expectFindings(
    repeatedComplianceRule,
    "compliance: { except: [{ rule: s3-tls, reason: a }, { rule: s3-tls, reason: b }] }",
    [found("except", "s3-tls", "1:61")],
  );
  expectFindings(repeatedComplianceRule, "compliance: { remediate: [unrestricted-ssh, unrestricted-ssh] }", [
    found("remediate", "unrestricted-ssh", "1:45"),
  ]);
});

it("lets be what names each once", () => {
  expectFindings(repeatedComplianceRule, "compliance: { rules: [s3-tls, s3-versions], remediate: [] }", []);
  expectFindings(repeatedComplianceRule, "compliance: {}", []);
});
