import { message } from "../../diagnostic/define.ts";
import { ownHosts } from "../values/route-hosts.ts";
import { defineRule, type Path } from "./rule.ts";

export const reservedHost = defineRule({
  name: "reserved-host",
  section: "docs/language/cdn.md#origin",
  severity: "error",
  message: message`"${"host"}" is the name under which the CDN finds the load balancer`,
  why: "The CDN asks the load balancer by a name of the domain, which is a record of the platform's own.",
  help: message`write another host`,
  check({ spec }, report) {
    const { cdn, domain } = spec;
    if (cdn === undefined || domain === undefined) return;
    const host = `origin.${domain.name}`;
    const places: Path[] = cdn.aliases.flatMap((alias, index) => (alias === host ? [["cdn", "aliases", index]] : []));
    for (const [service, { route }] of Object.entries(spec.services)) {
      // Of a service behind the CDN the host is an alias, too, and reported there.
      if (route === undefined || !route.direct) continue;
      const index = ownHosts(route, spec).indexOf(host);
      if (index >= 0) places.push(["services", service, "route", "hosts", index]);
    }
    for (const path of places) report({ path, params: { host } });
  },
});
