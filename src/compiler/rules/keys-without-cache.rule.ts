import { message } from "../../diagnostic/define.ts";
import { ENTRY_KINDS } from "../facts/entry-kinds.ts";
import { storeKindOf, taskEntries } from "./entries.ts";
import { defineRule } from "./rule.ts";

export const keysWithoutCache = defineRule({
  name: "keys-without-cache",
  section: "docs/language/uses.md#keys",
  severity: "error",
  message: message`${"kind"} "${"user"}" names keys of ${"noun"} "${"store"}", which has none`,
  why: "Only a cache lets a user touch some of its keys. Elsewhere the field would promise a limit that nothing holds.",
  help: message`remove keys`,
  check({ spec }, report) {
    for (const { kind, noun: userNoun, key: user, task } of taskEntries(spec)) {
      for (const [store, { keys }] of Object.entries(task.uses)) {
        const storeKind = storeKindOf(spec, store);
        if (keys === undefined || storeKind === undefined || storeKind === "caches") continue;
        report({
          path: [kind, user, "uses", store, "keys"],
          at: "key",
          params: { kind: userNoun, user, noun: ENTRY_KINDS[storeKind].noun, store },
        });
      }
    }
  },
});
