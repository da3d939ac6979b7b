import { message } from "../../diagnostic/define.ts";
import { suggestion } from "../../diagnostic/nearest.ts";
import { parseSecretReference } from "../facts/secrets.ts";
import { taskEntries } from "./entries.ts";
import { defineRule } from "./rule.ts";

export const unknownSecret = defineRule({
  name: "unknown-secret",
  section: "docs/language/secrets.md#variables",
  severity: "error",
  message: message`${"user"} from the secret "${"secret"}", which is not declared`,
  why: "A task that asks for a secret which does not exist cannot start: ECS ends it before its container runs.",
  help: message`${"nearest"}declare "${"secret"}" under secrets`,
  check({ spec }, report) {
    for (const { kind, noun, key: user, task } of taskEntries(spec)) {
      for (const [variable, reference] of Object.entries(task.secrets)) {
        const { name: secret, key } = parseSecretReference(reference);
        if (Object.hasOwn(spec.secrets, secret)) continue;
        const candidates = Object.keys(spec.secrets).map((name) => (key === undefined ? name : `${name}.${key}`));
        report({
          path: [kind, user, "secrets", variable],
          params: { user: `${noun} "${user}" takes "${variable}"`, secret, nearest: suggestion(reference, candidates) },
        });
      }
    }
    const credentials = spec.atlas?.credentials;
    if (credentials !== undefined && !Object.hasOwn(spec.secrets, credentials)) {
      report({
        path: ["atlas", "credentials"],
        params: {
          user: "the platform takes its access to Atlas",
          secret: credentials,
          nearest: suggestion(credentials, Object.keys(spec.secrets)),
        },
      });
    }
  },
});
