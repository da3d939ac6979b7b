import { message } from "../../diagnostic/define.ts";
import { ENTRY_KINDS, variablePrefix } from "../facts/entry-kinds.ts";
import { storeKindOf, taskEntries, variableSuffixes } from "./entries.ts";
import { defineRule, type Path } from "./rule.ts";

export const variableOfTwoSources = defineRule({
  name: "variable-of-two-sources",
  section: "docs/language/uses.md#variables",
  severity: "error",
  message: message`the variable "${"variable"}" of ${"kind"} "${"user"}" would come from ${"first"} and from the use of "${"store"}"`,
  why: "A container has one value for a variable; one of the two would silently win.",
  help: message`write another beginning of the variables' names after as, such as "${"free"}"`,
  check({ spec }, report) {
    for (const { kind, noun: userNoun, key: user, task } of taskEntries(spec)) {
      const known = new Map<string, { readonly text: string; readonly path: Path }>();
      for (const variable of Object.keys(task.variables)) {
        known.set(variable, { text: "variables", path: [kind, user, "variables", variable] });
      }
      for (const [store, { as }] of Object.entries(task.uses)) {
        const storeKind = storeKindOf(spec, store);
        if (storeKind === undefined) continue;
        const path = [kind, user, "uses", store];
        const clashes = variableSuffixes(storeKind).flatMap((suffix) => {
          const variable = `${variablePrefix(store, as)}_${suffix}`;
          const first = known.get(variable);
          if (first === undefined) known.set(variable, { text: `the use of "${store}"`, path });
          return first === undefined ? [] : [{ variable, first }];
        });
        const [clash] = clashes;
        if (clash === undefined) continue;
        const free = `${variablePrefix(store, undefined)}_${ENTRY_KINDS[storeKind].noun.toUpperCase()}`;
        report({
          path: as === undefined ? path : [...path, "as"],
          at: as === undefined ? "key" : "value",
          params: {
            variable: clash.variable,
            kind: userNoun,
            user,
            first: clash.first.text,
            store,
            free,
          },
          related: [{ path: clash.first.path, message: `the first is here` }],
        });
      }
    }
  },
});
