import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const unusedDomain = defineRule({
  name: "unused-domain",
  section: "docs/language/domain.md#domain",
  severity: "warning",
  message: message`the domain "${"name"}" is not used: there is no CDN, and no service has a route`,
  why: "A domain brings a certificate and a load balancer, which nothing would send requests through.",
  help: message`give a service a route, declare a CDN, or remove the domain`,
  check({ spec }, report) {
    const { domain, services, cdn } = spec;
    if (domain === undefined || cdn !== undefined || Object.values(services).some(({ route }) => route !== undefined))
      return;
    report({ path: ["domain"], at: "key", params: { name: domain.name } });
  },
});
