import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const generatedSecretWithKeys = defineRule({
  name: "generated-secret-with-keys",
  section: "docs/language/secrets.md#keys",
  severity: "error",
  message: message`secret "${"secret"}" is generated, and has keys that people supply`,
  why: "A secret's value is made by the platform or supplied by people: a rotation would throw away what people have set.",
  help: message`remove keys or generate, or make two secrets of it`,
  check({ spec }, report) {
    for (const [secret, { generate, keys }] of Object.entries(spec.secrets)) {
      if (generate === undefined || keys === undefined) continue;
      report({
        path: ["secrets", secret, "keys"],
        at: "key",
        params: { secret },
        related: [{ path: ["secrets", secret, "generate"], message: "it is generated here" }],
      });
    }
  },
});
