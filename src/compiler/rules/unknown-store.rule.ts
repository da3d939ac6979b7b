import { message } from "../../diagnostic/define.ts";
import { suggestion } from "../../diagnostic/nearest.ts";
import { storeKindOf, storeNames, taskEntries } from "./entries.ts";
import { defineRule } from "./rule.ts";

export const unknownStore = defineRule({
  name: "unknown-store",
  section: "docs/language/uses.md#uses",
  severity: "error",
  message: message`${"kind"} "${"user"}" uses "${"store"}", which is not declared`,
  why: "A use becomes a permission, a network path, and variables; what is not declared can have none of these.",
  help: message`${"nearest"}declare "${"store"}" under the section of its kind${"instead"}`,
  check({ spec }, report) {
    for (const { kind, noun: userNoun, key: user, task } of taskEntries(spec)) {
      for (const store of Object.keys(task.uses)) {
        if (storeKindOf(spec, store) !== undefined) continue;
        const instead = Object.hasOwn(spec.services, store)
          ? "; services are reached by calls"
          : Object.hasOwn(spec.secrets, store)
            ? "; secrets are taken by secrets"
            : "";
        report({
          path: [kind, user, "uses", store],
          at: "key",
          params: {
            kind: userNoun,
            user,
            store,
            nearest: suggestion(store, storeNames(spec)),
            instead,
          },
        });
      }
    }
  },
});
