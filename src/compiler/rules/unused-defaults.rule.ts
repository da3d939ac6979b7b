import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";
import { isWritten } from "./written.ts";

export const unusedDefaults = defineRule({
  name: "unused-defaults",
  section: "docs/language/services.md#defaults",
  severity: "warning",
  message: message`the defaults of services are not used: there is no service`,
  why: "Defaults stand under services and make nothing by themselves; jobs do not have them.",
  help: message`declare a service, or remove the defaults`,
  check({ spec }, report) {
    if (!isWritten(spec, "defaults") || Object.keys(spec.services).length > 0) return;
    report({ path: ["defaults"], at: "key", params: {} });
  },
});
