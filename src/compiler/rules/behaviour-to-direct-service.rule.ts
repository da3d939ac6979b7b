import { message } from "../../diagnostic/define.ts";
import { serviceBehaviours } from "./behaviours.ts";
import { defineRule } from "./rule.ts";

export const behaviourToDirectService = defineRule({
  name: "behaviour-to-direct-service",
  section: "docs/language/services.md#direct",
  severity: "error",
  message: message`behaviour "${"pattern"}" leads to service "${"to"}", which stays outside the CDN`,
  why: "A direct service stands on another load balancer than the one that the CDN asks.",
  help: message`remove direct from its route, or remove the behaviour`,
  check({ spec }, report) {
    for (const { behaviour, to, service, path } of serviceBehaviours(spec)) {
      if (service?.route?.direct !== true) continue;
      report({
        path: [...path, "to"],
        params: { pattern: behaviour.path, to },
        related: [{ path: ["services", to, "route", "direct"], message: "the service is outside by this" }],
      });
    }
  },
});
