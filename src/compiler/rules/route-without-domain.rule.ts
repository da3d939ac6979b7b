import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const routeWithoutDomain = defineRule({
  name: "route-without-domain",
  section: "docs/language/services.md#route",
  severity: "error",
  message: message`service "${"service"}" has a route, but the platform has no domain`,
  why: "What is public is reached by TLS only: the load balancer needs a certificate, and a certificate needs a domain.",
  help: message`add domain: { name: …, hostedZone: … } to the platform, or remove the route`,
  check({ spec }, report) {
    if (spec.domain !== undefined) return;
    for (const [service, { route }] of Object.entries(spec.services)) {
      if (route !== undefined) report({ path: ["services", service, "route"], at: "key", params: { service } });
    }
  },
});
