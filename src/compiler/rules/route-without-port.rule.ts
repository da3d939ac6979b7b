import { message } from "../../diagnostic/define.ts";
import { defineServiceRule } from "./rule.ts";

export const routeWithoutPort = defineServiceRule({
  name: "route-without-port",
  section: "docs/language/services.md#route",
  severity: "error",
  message: message`service "${"service"}" has a route, but no port`,
  why: "The load balancer sends requests to the port on which the container listens.",
  help: message`add the port, such as port: 8080, or remove the route`,
  check({ route, port }, service, report) {
    if (route === undefined || port !== undefined) return;
    report({ path: ["route"], at: "key", params: { service } });
  },
});
