import { message } from "../../diagnostic/define.ts";
import { containerDependencies } from "./container-dependencies.ts";
import { defineServiceRule } from "./rule.ts";

export const dependencyWithoutHealthCheck = defineServiceRule({
  name: "dependency-without-health-check",
  section: "docs/language/services.md#dependsOn",
  severity: "error",
  message: message`container "${"from"}" of service "${"service"}" waits until "${"to"}" is healthy, but "${"to"}" has no health check`,
  why: "A container without a health check never becomes healthy, and ECS refuses the task definition.",
  help: message`${"remedy"}, or write "started"`,
  check(service, key, report) {
    for (const { from, to, condition, path } of containerDependencies(service)) {
      if (condition !== "healthy" || from === to) continue;
      const main = to === service.id;
      const sidecar = Object.hasOwn(service.sidecars, to) ? service.sidecars[to] : undefined;
      if (main ? service.port !== undefined : sidecar === undefined || sidecar.healthCommand !== undefined) continue;
      const remedy = main ? "give the service a port, whose health is checked" : `give "${to}" a healthCommand`;
      report({ path, params: { from, service: key, to, remedy } });
    }
  },
});
