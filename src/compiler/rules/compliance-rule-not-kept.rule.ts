import { message } from "../../diagnostic/define.ts";
import { keptRules } from "../values/kept-rules.ts";
import { defineRule } from "./rule.ts";

export const complianceRuleNotKept = defineRule({
  name: "compliance-rule-not-kept",
  section: "docs/language/compliance.md#rules",
  severity: "error",
  message: message`"${"list"}" names the compliance rule "${"rule"}", which ${"why"}`,
  why: "What is not asked finds nothing: there is nothing to leave out of it, and nothing to put right.",
  help: message`remove it here${"other"}`,
  check({ spec: { compliance } }, report) {
    if (compliance === undefined) return;
    const { rules, except, remediate } = compliance;
    const listed = (name: string) => rules === "baseline" || (rules as readonly string[]).includes(name);
    for (const [index, { rule }] of except.entries()) {
      if (listed(rule)) continue;
      const params = { list: "except", rule, why: "rules does not list", other: "" };
      report({ path: ["compliance", "except", index, "rule"], params });
    }
    const kept = new Set<string>(keptRules(compliance));
    for (const [index, rule] of remediate.entries()) {
      if (kept.has(rule)) continue;
      const why = listed(rule) ? "except leaves out" : "rules does not list";
      const other = listed(rule) ? ", or there" : ", or list it there";
      const params = { list: "remediate", rule, why, other };
      report({ path: ["compliance", "remediate", index], params });
    }
  },
});
