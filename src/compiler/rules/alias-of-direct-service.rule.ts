import { message } from "../../diagnostic/define.ts";
import { ownHosts } from "../values/route-hosts.ts";
import { defineRule } from "./rule.ts";

export const aliasOfDirectService = defineRule({
  name: "alias-of-direct-service",
  section: "docs/language/services.md#direct",
  severity: "error",
  message: message`"${"host"}" is an alias of the CDN and a host of service "${"service"}", which stays outside the CDN`,
  why: "A name in DNS leads to one place: the CDN, or the load balancer of direct services.",
  help: message`give the service a host of its own, or remove the alias`,
  check({ spec }, report) {
    const { cdn } = spec;
    if (cdn === undefined) return;
    for (const [service, { route }] of Object.entries(spec.services)) {
      if (route === undefined || !route.direct) continue;
      for (const [index, host] of ownHosts(route, spec).entries()) {
        const alias = cdn.aliases.indexOf(host);
        if (alias < 0) continue;
        report({
          path: ["services", service, "route", ...(route.hosts === undefined ? [] : ["hosts", index])],
          params: { host, service },
          related: [{ path: ["cdn", "aliases", alias], message: "the alias is declared here" }],
        });
      }
    }
  },
});
