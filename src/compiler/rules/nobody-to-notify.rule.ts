import { message } from "../../diagnostic/define.ts";
import { namedEntries } from "./entries.ts";
import { defineRule } from "./rule.ts";
import { isWritten } from "./written.ts";

export const nobodyToNotify = defineRule({
  name: "nobody-to-notify",
  section: "docs/language/observability.md#notify",
  severity: "warning",
  message: message`nobody is told when something is wrong`,
  why: "Without an address there are no alarms, since one that nobody hears only gives false comfort: users are the first to notice.",
  help: message`write observability: { notify: { email: […] } }, with the address of whoever is on call`,
  check({ spec }, report) {
    if (spec.observability.notify !== undefined || namedEntries(spec).length === 0) return;
    // Then it is an error, and another rule's.
    if (spec.compliance?.notify === true) return;
    report({ path: isWritten(spec, "observability") ? ["observability"] : [], at: "key", params: {} });
  },
});
