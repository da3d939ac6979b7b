import { message } from "../../diagnostic/define.ts";
import { suggestion } from "../../diagnostic/nearest.ts";
import { isBehindCdn, ownHosts } from "../values/route-hosts.ts";
import { defineRule } from "./rule.ts";

export const hostWithoutAlias = defineRule({
  name: "host-without-alias",
  section: "docs/language/cdn.md#aliases",
  severity: "error",
  message: message`service "${"service"}" is routed on "${"host"}", which is no alias of the CDN`,
  why: "Behind a CDN the load balancer answers nobody else, so a host that is no alias is reached by nobody.",
  help: message`${"nearest"}add "${"host"}" to cdn.aliases, or write direct: true for a service that stays outside the CDN`,
  check({ spec }, report) {
    const { cdn } = spec;
    if (cdn === undefined) return;
    for (const [service, { route }] of Object.entries(spec.services)) {
      if (route === undefined || !isBehindCdn(route, spec)) continue;
      for (const [index, host] of ownHosts(route, spec).entries()) {
        if (cdn.aliases.includes(host)) continue;
        report({
          path: ["services", service, "route", ...(route.hosts === undefined ? [] : ["hosts", index])],
          params: { service, host, nearest: suggestion(host, cdn.aliases) },
          related: [{ path: ["cdn", "aliases"], message: "the aliases are declared here" }],
        });
      }
    }
  },
});
