import { message } from "../../diagnostic/define.ts";
import { ENTRY_KINDS, variablePrefix } from "../facts/entry-kinds.ts";
import { storeKindOf, taskEntries, variableSuffixes } from "./entries.ts";
import { defineRule, type Path } from "./rule.ts";

interface Source {
  readonly text: string;
  readonly path: Path;
}

export const variableOfTwoSources = defineRule({
  name: "variable-of-two-sources",
  section: "docs/language/uses.md#variables",
  severity: "error",
  message: message`the variable "${"variable"}" of ${"kind"} "${"user"}" would come from ${"first"} and from ${"second"}`,
  why: "A container has one value for a variable; one of the two would silently win.",
  help: message`${"help"}`,
  check({ spec }, report) {
    for (const { kind, noun, key: user, task } of taskEntries(spec)) {
      const known = new Map<string, Source>();
      for (const variable of Object.keys(task.variables)) {
        known.set(variable, { text: "variables", path: [kind, user, "variables", variable] });
      }
      const complain = (variable: string, first: Source, second: Source, at: "key" | "value", help: string) =>
        report({
          path: second.path,
          at,
          params: { variable, kind: noun, user, first: first.text, second: second.text, help },
          related: [{ path: first.path, message: "the first is here" }],
        });
      for (const variable of Object.keys(task.secrets)) {
        const own = { text: "secrets", path: [kind, user, "secrets", variable] };
        const first = known.get(variable);
        if (first === undefined) known.set(variable, own);
        else complain(variable, first, own, "key", "remove one of them");
      }
      for (const [store, { as }] of Object.entries(task.uses)) {
        const storeKind = storeKindOf(spec, store);
        if (storeKind === undefined) continue;
        const own = { text: `the use of "${store}"`, path: [kind, user, "uses", store] };
        const names = variableSuffixes(storeKind).map((suffix) => `${variablePrefix(store, as)}_${suffix}`);
        const clash = names.find((variable) => known.has(variable));
        const first = clash === undefined ? undefined : known.get(clash);
        for (const variable of names) if (!known.has(variable)) known.set(variable, own);
        if (clash === undefined || first === undefined) continue;
        const free = `${variablePrefix(store, undefined)}_${ENTRY_KINDS[storeKind].noun.toUpperCase()}`;
        const help = `write another beginning of the variables' names after as, such as "${free}"`;
        if (as === undefined) complain(clash, first, own, "key", help);
        else complain(clash, first, { ...own, path: [...own.path, "as"] }, "value", help);
      }
    }
  },
});
