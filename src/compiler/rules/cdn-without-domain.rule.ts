import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const cdnWithoutDomain = defineRule({
  name: "cdn-without-domain",
  section: "docs/language/cdn.md#aliases",
  severity: "error",
  message: message`there is a CDN, but the platform has no domain`,
  why: "Aliases need records in a hosted zone, and a certificate that the zone proves.",
  help: message`add domain: { name: …, hostedZone: … } to the platform, or remove the CDN`,
  check({ spec }, report) {
    if (spec.cdn !== undefined && spec.domain === undefined) report({ path: ["cdn"], at: "key", params: {} });
  },
});
