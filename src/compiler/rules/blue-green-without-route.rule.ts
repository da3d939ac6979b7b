import { message } from "../../diagnostic/define.ts";
import { defineServiceRule } from "./rule.ts";

export const blueGreenWithoutRoute = defineServiceRule({
  name: "blue-green-without-route",
  section: "docs/language/services.md#deploy",
  severity: "error",
  message: message`service "${"service"}" is deployed ${"strategy"}, but has no route`,
  why: "Blue-green and canary deployments move requests between two target groups of the load balancer, which sends nothing to a service without a route.",
  help: message`write strategy: rolling, or give the service a route`,
  check({ deploy: { strategy }, route }, service, report) {
    if (route !== undefined || (strategy !== "blue-green" && strategy !== "canary")) return;
    report({ path: ["deploy", "strategy"], params: { service, strategy } });
  },
});
