import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const emptyPlatform = defineRule({
  name: "empty-platform",
  section: "docs/language/services.md#services",
  severity: "warning",
  message: message`the platform has neither services nor jobs`,
  why: "It would be a network with keys and logs in which nothing runs, and which costs money all the same.",
  help: message`declare a service under services, or a job under jobs`,
  check({ spec }, report) {
    if (Object.keys(spec.services).length + Object.keys(spec.jobs).length > 0) return;
    report({ path: ["platform"], at: "key", params: {} });
  },
});
