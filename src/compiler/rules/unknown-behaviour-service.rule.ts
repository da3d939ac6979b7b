import { message } from "../../diagnostic/define.ts";
import { suggestion } from "../../diagnostic/nearest.ts";
import { serviceBehaviours } from "./behaviours.ts";
import { defineRule } from "./rule.ts";

export const unknownBehaviourService = defineRule({
  name: "unknown-behaviour-service",
  section: "docs/language/cdn.md#behaviours",
  severity: "error",
  message: message`behaviour "${"pattern"}" leads to service "${"to"}", which is not declared`,
  why: "A behaviour with `to` hands requests on to a service behind the load balancer.",
  help: message`${"nearest"}declare "${"to"}" under services; without to, the bucket of assets answers`,
  check({ spec }, report) {
    for (const { behaviour, to, service, path } of serviceBehaviours(spec)) {
      if (service !== undefined) continue;
      const nearest = suggestion(to, Object.keys(spec.services));
      report({ path: [...path, "to"], params: { pattern: behaviour.path, to, nearest } });
    }
  },
});
