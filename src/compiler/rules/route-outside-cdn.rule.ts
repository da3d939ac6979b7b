import { message } from "../../diagnostic/define.ts";
import { isBehindCdn } from "../values/route-hosts.ts";
import { serviceBehaviours } from "./behaviours.ts";
import { defineRule } from "./rule.ts";

export const routeOutsideCdn = defineRule({
  name: "route-outside-cdn",
  section: "docs/language/cdn.md#behaviours",
  severity: "error",
  message: message`service "${"service"}" has a route, but no behaviour of the CDN leads to it`,
  why: "With a CDN the load balancer answers nobody else, so what no behaviour names is reached by nobody.",
  help: message`add { path: "${"pattern"}", to: ${"service"}, cache: none } to cdn.behaviours, or write direct: true in its route`,
  check({ spec }, report) {
    if (spec.cdn === undefined) return;
    const named = new Set(serviceBehaviours(spec).map(({ to }) => to));
    for (const [service, { route }] of Object.entries(spec.services)) {
      if (route === undefined || !isBehindCdn(route, spec) || named.has(service)) continue;
      report({
        path: ["services", service, "route"],
        at: "key",
        params: { service, pattern: route.paths[0] ?? "/*" },
      });
    }
  },
});
