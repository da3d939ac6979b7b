import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";
import { isWritten } from "./written.ts";

/** What Secrets Manager puts behind a name in an ARN: a hyphen and six characters. */
const LIKE_SUFFIX = /-[a-z0-9]{6}$/;

export const misleadingSecretId = defineRule({
  name: "misleading-secret-id",
  section: "docs/language/secrets.md#names",
  severity: "error",
  message: message`the id "${"id"}" of secret "${"secret"}" ends with a hyphen and six characters, as ARNs of secrets do`,
  why: "Secrets Manager ends every ARN so, and takes such a name for the ARN of another secret where somebody asks for it by a part of the ARN. A name stays for ever.",
  help: message`choose an id that ends otherwise, such as "${"other"}"`,
  check({ spec }, report) {
    for (const [secret, entry] of Object.entries(spec.secrets)) {
      const { id } = entry;
      if (!LIKE_SUFFIX.test(id)) continue;
      const words = id.split("-");
      const last = words.pop() ?? "";
      const written = isWritten(entry, "id");
      report({
        path: written ? ["secrets", secret, "id"] : ["secrets", secret],
        at: written ? "value" : "key",
        params: { secret, id, other: [last, ...words].join("-").replace(LIKE_SUFFIX, "") },
      });
    }
  },
});
