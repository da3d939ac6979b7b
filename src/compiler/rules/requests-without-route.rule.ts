import { message } from "../../diagnostic/define.ts";
import { defineServiceRule } from "./rule.ts";

export const requestsWithoutRoute = defineServiceRule({
  name: "requests-without-route",
  section: "docs/language/services.md#scaling",
  severity: "error",
  message: message`service "${"service"}" scales on requests, but has no route`,
  why: "Requests are counted by the load balancer; a service that it does not know has none.",
  help: message`scale on cpu or memory, or give the service a route`,
  check({ scaling, route }, service, report) {
    if (scaling.target.requestsPerTask === undefined || route !== undefined) return;
    report({ path: ["scaling", "target", "requestsPerTask"], at: "key", params: { service } });
  },
});
