import { message } from "../../diagnostic/define.ts";
import { countOf } from "../facts/limits.ts";
import { isBehindCdn } from "../values/route-hosts.ts";
import { routesOf } from "./routes.ts";
import { defineRule } from "./rule.ts";

const MOST = countOf("listenerRule.conditionValues").max;

export const tooManyRouteConditions = defineRule({
  name: "too-many-route-conditions",
  section: "docs/language/services.md#route",
  severity: "error",
  message: message`the route has ${"parts"}: ${"count"} values, more than the ${"most"} of one rule`,
  why: "A listener rule of a load balancer holds five values, all conditions together. The host counts even where it is the domain by default; behind the CDN its aliases count as hosts of a service that a behaviour names, and so does the secret with which the CDN asks.",
  help: message`use wildcards in paths, or split the service's routes over two services`,
  check({ spec }, report) {
    for (const { service, paths, hosts, sourceIps } of routesOf(spec)) {
      const route = spec.services[service]?.route;
      const secrets = route !== undefined && isBehindCdn(route, spec) ? 1 : 0;
      // Without a domain there is no host, which is another rule's to report.
      const counts = [paths.length, Math.max(1, hosts.length), sourceIps.length, secrets];
      const count = counts.reduce((sum, one) => sum + one);
      if (count <= MOST) continue;
      const nouns = ["path", "host", "source network", "secret of the CDN"];
      const parts = nouns.flatMap((noun, index) => {
        const number = counts[index] ?? 0;
        if (noun === "secret of the CDN") return number === 0 ? [] : ["the secret of the CDN"];
        return [`${number} ${noun}${number === 1 ? "" : "s"}`];
      });
      report({
        path: ["services", service, "route"],
        at: "key",
        params: {
          parts: `${parts.slice(0, -1).join(", ")}, and ${parts.at(-1)}`,
          count: String(count),
          most: String(MOST),
        },
      });
    }
  },
});
