import { message } from "../../diagnostic/define.ts";
import { namesOf } from "./environment-names.ts";
import { defineTogetherRule, type RuleContext } from "./rule.ts";

export const sharedDomain = defineTogetherRule({
  name: "shared-domain",
  section: "docs/language/domain.md#environments",
  severity: "error",
  message: message`environments ${"environments"} have the same domain, "${"domain"}"`,
  why: "Each environment proves its certificate for the domain by a record of its own, and points the domain to its own load balancer. In one account the second meets the first one's records; from another account the hosted zone cannot be written; and of two zones for one name only one is asked.",
  help: message`give each environment a domain of its own, such as "${"proposal"}" in environments/${"environment"}.yaml`,
  check(contexts, report) {
    const byDomain = new Map<string, RuleContext[]>();
    for (const context of contexts) {
      const name = context.spec.domain?.name;
      if (name !== undefined) byDomain.set(name, [...(byDomain.get(name) ?? []), context]);
    }
    for (const [domain, sharing] of byDomain) {
      if (sharing.length < 2) continue;
      const other = sharing.find(({ environment }) => environment !== "production");
      const environment = other?.environment ?? "staging";
      for (const context of sharing) {
        report({
          context,
          path: ["domain", "name"],
          params: {
            environments: namesOf(sharing),
            domain,
            environment,
            proposal: `${environment}.${domain}`,
          },
        });
      }
    }
  },
});
