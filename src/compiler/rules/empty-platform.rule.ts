import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const emptyPlatform = defineRule({
  name: "empty-platform",
  section: "docs/language/services.md#services",
  severity: "warning",
  message: message`the platform has neither services nor jobs, nor a CDN`,
  why: "It would be keys and stores that nothing uses, and which cost money all the same.",
  help: message`declare a service under services, a job under jobs, or a CDN under cdn`,
  check({ spec }, report) {
    if (spec.cdn !== undefined || Object.keys(spec.services).length + Object.keys(spec.jobs).length > 0) return;
    report({ path: ["platform"], at: "key", params: {} });
  },
});
