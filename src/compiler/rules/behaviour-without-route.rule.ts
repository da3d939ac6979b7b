import { message } from "../../diagnostic/define.ts";
import { serviceBehaviours } from "./behaviours.ts";
import { defineRule } from "./rule.ts";

export const behaviourWithoutRoute = defineRule({
  name: "behaviour-without-route",
  section: "docs/language/cdn.md#behaviours",
  severity: "error",
  message: message`behaviour "${"pattern"}" leads to service "${"to"}", which has no route`,
  why: "The CDN asks the load balancer, and the load balancer hands on to services with a route.",
  help: message`give "${"to"}" a route: { paths: ["${"pattern"}"] }, or let the behaviour lead elsewhere`,
  check({ spec }, report) {
    for (const { behaviour, to, service, path } of serviceBehaviours(spec)) {
      if (service === undefined || service.route !== undefined) continue;
      report({ path: [...path, "to"], params: { pattern: behaviour.path, to } });
    }
  },
});
