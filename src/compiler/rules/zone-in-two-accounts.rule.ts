import { message } from "../../diagnostic/define.ts";
import { namesOf } from "./environment-names.ts";
import { defineTogetherRule, type RuleContext } from "./rule.ts";

export const zoneInTwoAccounts = defineTogetherRule({
  name: "zone-in-two-accounts",
  section: "docs/language/domain.md#environments",
  severity: "error",
  message: message`hosted zone "${"zone"}" is used by environments of different accounts: ${"environments"}`,
  why: "A hosted zone belongs to one account, and an environment writes its records with the credentials of its own.",
  help: message`give one of the environments a hosted zone in its own account, for a domain below`,
  check(contexts, report) {
    const users = new Map<string, RuleContext[]>();
    for (const context of contexts) {
      const zone = zoneOf(context);
      if (zone !== undefined && context.spec.account !== undefined)
        users.set(zone, [...(users.get(zone) ?? []), context]);
    }
    for (const [zone, sharing] of users) {
      // Environments with one domain are another rule's.
      const domains = new Set(sharing.map(({ spec }) => spec.domain?.name));
      const accounts = new Set(sharing.map(({ spec }) => spec.account?.id));
      if (accounts.size < 2 || domains.size < 2) continue;
      for (const context of sharing) {
        report({
          context,
          path: ["domain", "hostedZone", "id"],
          params: { zone, environments: namesOf(sharing) },
        });
      }
    }
  },
});

function zoneOf({ spec }: RuleContext): string | undefined {
  const zone = spec.domain?.hostedZone;
  return zone === undefined || zone === "create" ? undefined : zone.id;
}
