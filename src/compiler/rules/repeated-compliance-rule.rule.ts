import { message } from "../../diagnostic/define.ts";
import { defineRule, type Path } from "./rule.ts";

export const repeatedComplianceRule = defineRule({
  name: "repeated-compliance-rule",
  section: "docs/language/compliance.md#rules",
  severity: "error",
  message: message`"${"list"}" names the compliance rule "${"rule"}" twice`,
  why: "A rule is kept once; the second mention is most often another rule that somebody meant to write.",
  help: message`remove one of them`,
  check({ spec: { compliance } }, report) {
    if (compliance === undefined) return;
    const { rules, except, remediate } = compliance;
    const lists: readonly (readonly [string, readonly string[], (index: number) => Path])[] = [
      ["rules", rules === "baseline" ? [] : rules, (index) => ["compliance", "rules", index]],
      ["except", except.map(({ rule }) => rule), (index) => ["compliance", "except", index, "rule"]],
      ["remediate", remediate, (index) => ["compliance", "remediate", index]],
    ];
    for (const [list, names, path] of lists) {
      for (const [index, rule] of names.entries()) {
        if (names.indexOf(rule) !== index) report({ path: path(index), params: { list, rule } });
      }
    }
  },
});
