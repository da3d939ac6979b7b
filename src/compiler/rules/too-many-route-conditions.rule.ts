import { message } from "../../diagnostic/define.ts";
import { countOf } from "../facts/limits.ts";
import { defineServiceRule } from "./rule.ts";

const MOST = countOf("listenerRule.conditionValues").max;

export const tooManyRouteConditions = defineServiceRule({
  name: "too-many-route-conditions",
  section: "docs/language/services.md#route",
  severity: "error",
  message: message`the route has ${"paths"}, ${"hosts"}, and ${"sources"}: ${"count"} values, more than the ${"most"} of one rule`,
  why: "A listener rule of a load balancer holds five values, all conditions together. The host counts even where it is the domain by default.",
  help: message`use wildcards in paths, or split the service's routes over two services`,
  check({ route }, _key, report) {
    if (route === undefined) return;
    const [paths, hosts, sources] = [route.paths.length, route.hosts?.length ?? 1, route.sourceIps?.length ?? 0];
    const count = paths + hosts + sources;
    if (count <= MOST) return;
    const counted = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;
    report({
      path: ["route"],
      at: "key",
      params: {
        paths: counted(paths, "path"),
        hosts: counted(hosts, "host"),
        sources: counted(sources, "source network"),
        count: String(count),
        most: String(MOST),
      },
    });
  },
});
