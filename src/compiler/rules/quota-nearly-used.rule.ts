import { message } from "../../diagnostic/define.ts";
import { quotaTitle, quotaUses, raiseText, saveText } from "./quotas.ts";
import { defineTogetherRule } from "./rule.ts";

export const quotaNearlyUsed = defineTogetherRule({
  name: "quota-nearly-used",
  section: "docs/language/environments.md#quotas",
  severity: "warning",
  message: message`${"subject"} needs ${"used"} ${"title"}, ${"percent"} % of the quota of ${"limit"}`,
  why: "A quota is shared with everything else in the account, and raising it can take days. Where an account's own quota is not written, what new accounts have counts, and that is no certain limit.",
  help: message`${"raise"}${"save"}`,
  check(contexts, report) {
    for (const { name, subject, used, limit, certain, places } of quotaUses(contexts)) {
      if (certain ? used > limit : used <= limit) continue;
      const percent = String(Math.floor((100 * used) / limit));
      const params = {
        subject,
        used: String(used),
        title: quotaTitle(name),
        percent,
        limit: String(limit),
        raise: raiseText(name),
        save: saveText(name),
      };
      const [first, ...others] = places;
      if (first === undefined) continue;
      report({
        ...first,
        at: "key",
        params,
        related: others.map((place) => ({ ...place, message: "this environment shares it" })),
      });
    }
  },
});
