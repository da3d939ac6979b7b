import { message } from "../../diagnostic/define.ts";
import { quotaTitle, quotaUses, raiseText, saveText } from "./quotas.ts";
import { defineTogetherRule } from "./rule.ts";

export const quotaExceeded = defineTogetherRule({
  name: "quota-exceeded",
  section: "docs/language/environments.md#quotas",
  severity: "error",
  message: message`${"subject"} needs ${"used"} ${"title"}, but the quota is ${"limit"}`,
  why: "AWS stops at the quota, in the middle of a deployment or when load makes the services grow. Environments of one account share it.",
  help: message`${"raise"}${"save"}`,
  check(contexts, report) {
    for (const { name, subject, used, limit, certain, places } of quotaUses(contexts)) {
      if (used <= limit || !certain) continue;
      const params = {
        subject,
        used: String(used),
        title: quotaTitle(name),
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
