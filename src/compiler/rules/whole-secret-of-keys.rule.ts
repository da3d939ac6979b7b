import { message } from "../../diagnostic/define.ts";
import { quotedList } from "../../diagnostic/nearest.ts";
import { taskEntries } from "./entries.ts";
import { defineRule } from "./rule.ts";

export const wholeSecretOfKeys = defineRule({
  name: "whole-secret-of-keys",
  section: "docs/language/secrets.md#variables",
  severity: "warning",
  message: message`${"kind"} "${"user"}" takes the whole secret "${"secret"}" for "${"variable"}", which is a JSON text of ${"count"} keys`,
  why: "The container gets every part of the secret, those that it has no use for among them, and has to read them out of JSON.",
  help: message`take one key a variable: ${"keys"}`,
  check({ spec }, report) {
    for (const { kind, noun, key: user, task } of taskEntries(spec)) {
      for (const [variable, name] of Object.entries(task.secrets)) {
        const secret = Object.hasOwn(spec.secrets, name) ? spec.secrets[name] : undefined;
        const keys = secret?.keys;
        // A secret that is both is another rule's.
        if (keys === undefined || secret?.generate !== undefined) continue;
        report({
          path: [kind, user, "secrets", variable],
          params: {
            kind: noun,
            user,
            secret: name,
            variable,
            count: String(keys.length),
            keys: quotedList(keys.map((key) => `${name}.${key}`)),
          },
        });
      }
    }
  },
});
