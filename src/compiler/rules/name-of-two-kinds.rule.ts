import { message } from "../../diagnostic/define.ts";
import { type NamedEntry, namedEntries } from "./entries.ts";
import { defineRule } from "./rule.ts";

export const nameOfTwoKinds = defineRule({
  name: "name-of-two-kinds",
  section: "docs/language/names.md#names",
  severity: "error",
  message: message`"${"key"}" is the name of a ${"first"} and of a ${"second"}`,
  why: "A name stands alone in messages, names of resources and log groups, so it means one thing in a platform.",
  help: message`rename the ${"second"}, for example "${"key"}-${"second"}"`,
  check({ spec }, report) {
    const owners = new Map<string, NamedEntry>();
    for (const named of namedEntries(spec)) {
      const { kind, noun, key } = named;
      const first = owners.get(key);
      if (first === undefined) owners.set(key, named);
      else {
        report({
          path: [kind, key],
          at: "key",
          params: { key, first: first.noun, second: noun },
          related: [{ path: [first.kind, key], message: `${first.noun} "${key}" is declared here` }],
        });
      }
    }
  },
});
