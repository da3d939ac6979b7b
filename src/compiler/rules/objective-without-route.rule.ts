import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const objectiveWithoutRoute = defineRule({
  name: "objective-without-route",
  section: "docs/language/objectives.md#objectives",
  severity: "error",
  message: message`the objective "${"objective"}" cannot be measured: no service has a route`,
  why: "Objectives are measured at the load balancer, which is there for routes only.",
  help: message`give a service a route, or remove the objective`,
  check({ spec: { objectives, services } }, report) {
    if (Object.values(services).some(({ route }) => route !== undefined)) return;
    for (const objective of ["availability", "latency"] as const) {
      if (objectives[objective] === undefined) continue;
      report({ path: ["objectives", objective], at: "key", params: { objective } });
    }
  },
});
