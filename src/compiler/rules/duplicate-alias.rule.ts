import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const duplicateAlias = defineRule({
  name: "duplicate-alias",
  section: "docs/language/cdn.md#aliases",
  severity: "error",
  message: message`"${"alias"}" stands twice among the aliases of the CDN`,
  why: "An alias is two records in the hosted zone, which cannot be made a second time.",
  help: message`remove one of the two`,
  check({ spec }, report) {
    const aliases = spec.cdn?.aliases ?? [];
    for (const [index, alias] of aliases.entries()) {
      const first = aliases.indexOf(alias);
      if (first === index) continue;
      report({
        path: ["cdn", "aliases", index],
        params: { alias },
        related: [{ path: ["cdn", "aliases", first], message: "first written here" }],
      });
    }
  },
});
