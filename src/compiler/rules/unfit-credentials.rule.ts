import { message } from "../../diagnostic/define.ts";
import { quotedList } from "../../diagnostic/nearest.ts";
import { ATLAS_CREDENTIALS } from "../facts/secrets.ts";
import { defineRule } from "./rule.ts";

export const unfitCredentials = defineRule({
  name: "unfit-credentials",
  section: "docs/language/databases.md#credentials",
  severity: "error",
  message: message`the secret "${"secret"}" cannot sign in to Atlas: ${"reason"}`,
  why: "A service account of Atlas is an id and a secret, which Atlas has made and a person has to put in.",
  help: message`declare "${"secret"}" as { keys: [${"keys"}] }`,
  check({ spec }, report) {
    const name = spec.atlas?.credentials;
    const secret = name !== undefined && Object.hasOwn(spec.secrets, name) ? spec.secrets[name] : undefined;
    if (name === undefined || secret === undefined) return;
    const missing = ATLAS_CREDENTIALS.filter((key) => secret.keys?.includes(key) !== true);
    if (secret.generate === undefined && missing.length === 0) return;
    const reason = secret.generate === undefined ? `it has no key ${quotedList(missing)}` : "it is generated";
    report({
      path: ["atlas", "credentials"],
      params: { secret: name, reason, keys: ATLAS_CREDENTIALS.join(", ") },
    });
  },
});
