import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const duplicateSecretKey = defineRule({
  name: "duplicate-secret-key",
  section: "docs/language/secrets.md#keys",
  severity: "error",
  message: message`secret "${"secret"}" has the key "${"key"}" twice`,
  why: "A JSON value has a key once; the second one is a slip, and another key is missing.",
  help: message`remove one of them, or write the key that is meant`,
  check({ spec }, report) {
    for (const [secret, { keys = [] }] of Object.entries(spec.secrets)) {
      for (const [index, key] of keys.entries()) {
        const first = keys.indexOf(key);
        if (first === index) continue;
        report({
          path: ["secrets", secret, "keys", index],
          params: { secret, key },
          related: [{ path: ["secrets", secret, "keys", first], message: "the first is here" }],
        });
      }
    }
  },
});
