import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const hostOutsideDomain = defineRule({
  name: "host-outside-domain",
  section: "docs/language/services.md#route",
  severity: "error",
  message: message`host "${"host"}" is not in the domain "${"domain"}"`,
  why: "The platform writes the records of its hosts, and proves its certificates, in the hosted zone of its domain; elsewhere it can do neither.",
  help: message`write "${"proposal"}", or another name under "${"domain"}"`,
  check({ spec }, report) {
    const domain = spec.domain?.name;
    if (domain === undefined) return;
    for (const [service, { route }] of Object.entries(spec.services)) {
      for (const [index, host] of (route?.hosts ?? []).entries()) {
        if (host === domain || host.endsWith(`.${domain}`)) continue;
        const [label = ""] = host.split(".");
        report({
          path: ["services", service, "route", "hosts", index],
          params: { host, domain, proposal: `${label}.${domain}` },
          related: [{ path: ["domain", "name"], message: "the domain is declared here" }],
        });
      }
    }
  },
});
