import { message } from "../../diagnostic/define.ts";
import { quota } from "../facts/quotas.ts";
import { routesOf } from "./routes.ts";
import { defineRule } from "./rule.ts";

const QUOTA = quota("certificatesPerLoadBalancer").default;

export const tooManyCertificates = defineRule({
  name: "too-many-certificates",
  section: "docs/language/services.md#route",
  severity: "warning",
  message: message`${"count"} hosts lie more than one level below "${"domain"}"; a load balancer takes ${"quota"} certificates besides its own`,
  why: "The platform's certificate covers the domain and one level below; each deeper host has a certificate of its own, and AWS limits how many a load balancer holds.",
  help: message`use hosts one level below the domain, or have the quota raised before you deploy`,
  check({ spec }, report) {
    const domain = spec.domain?.name;
    if (domain === undefined) return;
    const deep = new Map<string, { service: string; index: number }>();
    for (const { service, hosts } of routesOf(spec)) {
      for (const [index, host] of hosts.entries()) {
        if (host !== domain && host.endsWith(`.${domain}`) && host.slice(0, -domain.length - 1).includes(".")) {
          if (!deep.has(host)) deep.set(host, { service, index });
        }
      }
    }
    const first = [...deep.values()][QUOTA];
    if (first === undefined) return;
    report({
      path: ["services", first.service, "route", "hosts", first.index],
      params: { count: String(deep.size), domain, quota: String(QUOTA) },
    });
  },
});
