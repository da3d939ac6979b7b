import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const aliasOutsideDomain = defineRule({
  name: "alias-outside-domain",
  section: "docs/language/cdn.md#aliases",
  severity: "error",
  message: message`alias "${"alias"}" is neither the domain "${"domain"}" nor one level below it`,
  why: "The certificate of the CDN covers the domain and one level below, and the platform writes records in the zone of its domain only.",
  help: message`write "${"proposal"}", or another name one level below "${"domain"}"`,
  check({ spec }, report) {
    const { cdn, domain } = spec;
    if (cdn === undefined || domain === undefined) return;
    for (const [index, alias] of cdn.aliases.entries()) {
      const [label = "", ...rest] = alias.split(".");
      if (alias === domain.name || rest.join(".") === domain.name) continue;
      report({
        path: ["cdn", "aliases", index],
        params: { alias, domain: domain.name, proposal: `${label}.${domain.name}` },
        related: [{ path: ["domain", "name"], message: "the domain is declared here" }],
      });
    }
  },
});
