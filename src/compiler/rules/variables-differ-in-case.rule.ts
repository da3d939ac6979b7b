import { message } from "../../diagnostic/define.ts";
import { containersOf, variablesOf } from "./containers.ts";
import { defineTaskRule } from "./rule.ts";

export const variablesDifferInCase = defineTaskRule({
  name: "variables-differ-in-case",
  section: "docs/language/services.md#variables",
  severity: "warning",
  message: message`the variables "${"other"}" and "${"variable"}" of ${"owner"} differ in case only`,
  why: "Linux tells them apart, but many libraries and readers do not; mostly one of them is a slip.",
  help: message`remove one of them, or choose names that differ in more than case`,
  check(task, { kind, key }, report) {
    for (const { container, path, text } of containersOf(task, kind, key)) {
      const known = new Map<string, string>();
      for (const { variable, path: own } of variablesOf(container)) {
        const other = known.get(variable.toLowerCase());
        known.set(variable.toLowerCase(), variable);
        // The same name twice is another rule's.
        if (other === undefined || other === variable) continue;
        report({ path: [...path, ...own], at: "key", params: { other, variable, owner: text } });
      }
    }
  },
});
