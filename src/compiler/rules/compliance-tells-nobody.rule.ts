import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const complianceTellsNobody = defineRule({
  name: "compliance-tells-nobody",
  section: "docs/language/compliance.md#notify",
  severity: "error",
  message: message`what breaks a compliance rule is to be told, but there is nobody to tell`,
  why: "Findings go to those who are told of tickets; without an address they would stand in AWS Config and nowhere else.",
  help: message`write observability: { notify: { email: […] } }, or notify: false`,
  check({ spec: { compliance, observability } }, report) {
    if (compliance?.notify !== true || observability.notify !== undefined) return;
    report({ path: ["compliance", "notify"], params: {} });
  },
});
