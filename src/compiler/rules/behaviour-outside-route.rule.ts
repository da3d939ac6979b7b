import { message } from "../../diagnostic/define.ts";
import { quotedList } from "../../diagnostic/nearest.ts";
import { patternsOverlap } from "../values/route-patterns.ts";
import { serviceBehaviours } from "./behaviours.ts";
import { defineRule } from "./rule.ts";

export const behaviourOutsideRoute = defineRule({
  name: "behaviour-outside-route",
  section: "docs/language/cdn.md#behaviours",
  severity: "error",
  message: message`behaviour "${"pattern"}" leads to service "${"to"}", whose route takes none of these requests`,
  why: "The path goes to the load balancer as it is, and a request that no route takes is answered with 404.",
  help: message`write ${"paths"}, or add "${"pattern"}" to the paths of the route`,
  check({ spec }, report) {
    for (const { behaviour, to, service, path } of serviceBehaviours(spec)) {
      if (service?.route === undefined || service.route.direct) continue;
      const { paths } = service.route;
      if (paths.some((one) => patternsOverlap(one, behaviour.path))) continue;
      report({
        path: [...path, "path"],
        params: { pattern: behaviour.path, to, paths: quotedList(paths) },
        related: [{ path: ["services", to, "route", "paths"], message: "the paths of the route" }],
      });
    }
  },
});
