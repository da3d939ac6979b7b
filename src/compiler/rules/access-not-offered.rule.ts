import { message } from "../../diagnostic/define.ts";
import { quotedList } from "../../diagnostic/nearest.ts";
import { accessesOf, ENTRY_KINDS } from "../facts/entry-kinds.ts";
import { storeKindOf, taskEntries } from "./entries.ts";
import { defineRule } from "./rule.ts";

export const accessNotOffered = defineRule({
  name: "access-not-offered",
  section: "docs/language/uses.md#access",
  severity: "error",
  message: message`${"kind"} "${"user"}" asks for the access "${"access"}" to ${"noun"} "${"store"}", which a ${"noun"} does not offer`,
  why: "Each kind of entry has its own permissions: a queue is sent to and consumed from, a database is read and written.",
  help: message`write ${"offered"}`,
  check({ spec }, report) {
    for (const { kind, noun: userNoun, key: user, task } of taskEntries(spec)) {
      for (const [store, { access }] of Object.entries(task.uses)) {
        const storeKind = storeKindOf(spec, store);
        if (storeKind === undefined) continue;
        const offered = accessesOf(storeKind);
        if (offered.includes(access)) continue;
        const { noun } = ENTRY_KINDS[storeKind];
        report({
          path: [kind, user, "uses", store, "access"],
          params: { kind: userNoun, user, access, noun, store, offered: quotedList(offered) },
        });
      }
    }
  },
});
