import { it } from "vitest";
import { complianceRuleNotKept } from "../../../src/compiler/rules/compliance-rule-not-kept.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports an exception from a rule that the list does not have", () => {
  expectFindings(
    complianceRuleNotKept,
    "compliance: { rules: [s3-tls], except: [{ rule: root-mfa, reason: nobody signs in }] }",
    [
      {
        message: '"except" names the compliance rule "root-mfa", which rules does not list',
        at: "1:49",
        help: "remove it here",
      },
    ],
  );
});

it("reports what would put right what no rule finds", () => {
  expectFindings(complianceRuleNotKept, "compliance: { rules: [s3-tls], remediate: [s3-public-access] }", [
    {
      message: '"remediate" names the compliance rule "s3-public-access", which rules does not list',
      at: "1:44",
      help: "remove it here, or list it there",
    },
  ]);
  expectFindings(
    complianceRuleNotKept,
    "compliance: { except: [{ rule: unrestricted-ssh, reason: a }], remediate: [unrestricted-ssh] }",
    [
      {
        message: '"remediate" names the compliance rule "unrestricted-ssh", which except leaves out',
        at: "1:76",
        help: "remove it here, or there",
      },
    ],
  );
});

it("lets be what names rules that are kept", () => {
  expectFindings(
    complianceRuleNotKept,
    "compliance: { except: [{ rule: root-mfa, reason: a }], remediate: [s3-public-access] }",
    [],
  );
  expectFindings(complianceRuleNotKept, "compliance: { rules: [unrestricted-ssh], remediate: [unrestricted-ssh] }", []);
  expectFindings(complianceRuleNotKept, "platform: shop", []);
});
