import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const standbyIsPrimary = defineRule({
  name: "standby-is-primary",
  section: "docs/language/platform.md#regions",
  severity: "error",
  message: message`the standby region is the primary region, "${"region"}"`,
  why: "The standby is what remains when the primary region fails; images and keys cannot be replicated to where they are.",
  help: message`choose another region for the standby, or remove it`,
  check({ spec: { regions } }, report) {
    if (regions.standby !== regions.primary) return;
    report({
      path: ["regions", "standby"],
      params: { region: regions.primary },
      related: [{ path: ["regions", "primary"], message: "the primary is chosen here" }],
    });
  },
});
