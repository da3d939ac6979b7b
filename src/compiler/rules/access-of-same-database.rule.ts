import { message } from "../../diagnostic/define.ts";
import { taskEntries } from "./entries.ts";
import { defineRule } from "./rule.ts";

export const accessOfSameDatabase = defineRule({
  name: "access-of-same-database",
  section: "docs/language/databases.md#database",
  severity: "error",
  message: message`${"kind"} "${"user"}" uses "${"first"}" and "${"second"}" with different accesses, and both hold a database "${"database"}"`,
  why: "A task is one user in Atlas, whose roles name databases and hold in every cluster that the user reaches: the wider access would hold in both.",
  help: message`give one of them another database, or use both with the same access`,
  check({ spec }, report) {
    for (const { kind, noun, key: user, task } of taskEntries(spec)) {
      const known = new Map<string, { readonly store: string; readonly access: string }>();
      for (const [store, { access }] of Object.entries(task.uses)) {
        const held = Object.hasOwn(spec.databases, store) ? spec.databases[store] : undefined;
        if (held === undefined) continue;
        const { database } = held;
        const first = known.get(database);
        known.set(database, first ?? { store, access });
        if (first === undefined || first.access === access) continue;
        report({
          path: [kind, user, "uses", store, "access"],
          params: { kind: noun, user, first: first.store, second: store, database },
          related: [{ path: [kind, user, "uses", first.store, "access"], message: "the other access is here" }],
        });
      }
    }
  },
});
