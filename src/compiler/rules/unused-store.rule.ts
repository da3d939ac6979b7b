import { message } from "../../diagnostic/define.ts";
import { nearest } from "../../diagnostic/nearest.ts";
import { ENTRY_KINDS, storeKinds } from "../facts/entry-kinds.ts";
import { storeNames, taskEntries } from "./entries.ts";
import { defineRule } from "./rule.ts";

export const unusedStore = defineRule({
  name: "unused-store",
  section: "docs/language/uses.md#uses",
  severity: "warning",
  message: message`${"noun"} "${"store"}" is used by nobody`,
  why: "There is no way to an entry but declared uses, so it costs money and nobody can reach it. It may be meant for what is not written yet.",
  help: message`name it in the uses of a service or job, or remove it`,
  check({ spec }, report) {
    const names = storeNames(spec);
    const named = taskEntries(spec).flatMap(({ task }) => Object.keys(task.uses));
    if (spec.cdn !== undefined) named.push(spec.cdn.assets);
    // A name that is misspelt is another rule's; what it most likely means is not unused besides.
    const used = new Set(named.map((name) => (names.includes(name) ? name : (nearest(name, names)[0] ?? name))));
    for (const kind of storeKinds) {
      for (const store of Object.keys(spec[kind])) {
        if (used.has(store)) continue;
        report({ path: [kind, store], at: "key", params: { noun: ENTRY_KINDS[kind].noun, store } });
      }
    }
  },
});
