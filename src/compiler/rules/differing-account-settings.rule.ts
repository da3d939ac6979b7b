import { message } from "../../diagnostic/define.ts";
import { defineTogetherRule, type RuleContext } from "./rule.ts";

export const differingAccountSettings = defineTogetherRule({
  name: "differing-account-settings",
  section: "docs/language/environments.md#account",
  severity: "error",
  message: message`environments "${"first"}" and "${"second"}" share the account ${"account"}, but say different things of its "${"setting"}"`,
  why: "What exists once per account, and its quotas, belong to the account: of two environments that disagree, one would be passed over without a word.",
  help: message`write the same "${"setting"}" in both files`,
  check(contexts, report) {
    const firstOf = new Map<string, RuleContext>();
    for (const context of contexts) {
      const account = context.spec.account;
      if (account === undefined) continue;
      const first = firstOf.get(account.id);
      if (first === undefined) {
        firstOf.set(account.id, context);
        continue;
      }
      for (const setting of ["singletons", "quotas"] as const) {
        if (sorted(account[setting]) === sorted(first.spec.account?.[setting])) continue;
        report({
          context,
          path: ["account", setting],
          params: { first: first.environment, second: context.environment, account: account.id, setting },
          related: [{ context: first, path: ["account", setting], message: `what "${first.environment}" says` }],
        });
      }
      const [ours, theirs] = [context.spec.compliance, first.spec.compliance];
      // Whom findings are told is each environment's own affair.
      const fields = ["recorder", "retention", "rules", "except", "parameters", "remediate"] as const;
      const differing = fields.find((field) => sorted(ours?.[field]) !== sorted(theirs?.[field]));
      if (differing === undefined) continue;
      report({
        context,
        path: ["compliance", differing],
        at: "key",
        params: { first: first.environment, second: context.environment, account: account.id, setting: "compliance" },
        related: [{ context: first, path: ["compliance", differing], message: `what "${first.environment}" says` }],
      });
    }
  },
});

/** Equal for maps with equal members, whatever their order. */
function sorted(value: unknown): string {
  return String(
    JSON.stringify(value, (_, member: unknown) =>
      typeof member === "object" && member !== null && !Array.isArray(member)
        ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
        : member,
    ),
  );
}
