import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const tagsDifferInCase = defineRule({
  name: "tags-differ-in-case",
  section: "docs/language/platform.md#tags",
  severity: "error",
  message: message`the tags "${"other"}" and "${"tag"}" differ in case only`,
  why: "IAM does not tell the case of tag keys apart and refuses the second one (AWS: tags for IAM resources).",
  help: message`remove one of them`,
  check({ spec }, report) {
    const known = new Map<string, string>();
    for (const tag of Object.keys(spec.tags)) {
      const other = known.get(tag.toLowerCase());
      known.set(tag.toLowerCase(), tag);
      if (other === undefined) continue;
      report({
        path: ["tags", tag],
        at: "key",
        params: { other, tag },
        related: [{ path: ["tags", other], message: `"${other}" is here` }],
      });
    }
  },
});
