import { message } from "../../diagnostic/define.ts";
import { reservedVariable as reasonOf } from "../facts/reserved-variables.ts";
import { containersOf, variablesOf } from "./containers.ts";
import { defineTaskRule } from "./rule.ts";

export const reservedVariable = defineTaskRule({
  name: "reserved-variable",
  section: "docs/language/services.md#variables",
  severity: "error",
  message: message`the variable "${"variable"}" of ${"owner"} ${"reason"}`,
  why: "Amazon ECS and the AWS SDKs speak to each other through these variables; another value breaks the task's role or is overwritten.",
  help: message`remove it, or choose another name`,
  check(task, { kind, key }, report) {
    for (const { container, path, text } of containersOf(task, kind, key)) {
      for (const { variable, path: own } of variablesOf(container)) {
        const reason = reasonOf(variable);
        if (reason === undefined) continue;
        report({ path: [...path, ...own], at: "key", params: { variable, owner: text, reason } });
      }
    }
  },
});
