import { message } from "../../diagnostic/define.ts";
import { nearest, quotedList } from "../../diagnostic/nearest.ts";
import { PREVIOUS, parseSecretReference } from "../facts/secrets.ts";
import { taskEntries } from "./entries.ts";
import { defineRule } from "./rule.ts";

export const unknownSecretKey = defineRule({
  name: "unknown-secret-key",
  section: "docs/language/secrets.md#variables",
  severity: "error",
  message: message`${"kind"} "${"user"}" takes "${"key"}" of the secret "${"secret"}", which has ${"has"}`,
  why: "ECS looks for the key in the secret's value when the task starts, and ends the task where it does not find it.",
  help: message`write ${"instead"}`,
  check({ spec }, report) {
    for (const { kind, noun, key: user, task } of taskEntries(spec)) {
      for (const [variable, reference] of Object.entries(task.secrets)) {
        const { name, key } = parseSecretReference(reference);
        const secret = Object.hasOwn(spec.secrets, name) ? spec.secrets[name] : undefined;
        if (secret === undefined || key === undefined) continue;
        const keys = secret.generate === undefined ? (secret.keys ?? []) : [PREVIOUS];
        if (keys.includes(key)) continue;
        const near = nearest(key, keys);
        const candidates = (near.length > 0 ? near.slice(0, 1) : keys).map((one) => `${name}.${one}`);
        const whole = secret.keys === undefined ? [name] : [];
        report({
          path: [kind, user, "secrets", variable],
          params: {
            kind: noun,
            user,
            key,
            secret: name,
            has: secret.keys === undefined ? "one value without keys" : "no such key",
            instead: quotedList([...whole, ...candidates]),
          },
        });
      }
    }
  },
});
