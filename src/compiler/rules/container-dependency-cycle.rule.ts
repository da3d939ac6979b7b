import { message } from "../../diagnostic/define.ts";
import { containerDependencies } from "./container-dependencies.ts";
import { defineServiceRule } from "./rule.ts";

export const containerDependencyCycle = defineServiceRule({
  name: "container-dependency-cycle",
  section: "docs/language/services.md#dependsOn",
  severity: "error",
  message: message`containers of service "${"service"}" wait for each other: ${"chain"}`,
  why: "None of them could start; ECS refuses such a task definition.",
  help: message`remove one of these dependencies`,
  check(service, key, report) {
    const dependencies = containerDependencies(service);
    const done = new Set<string>();
    const walk = (name: string, trail: readonly string[]): void => {
      for (const { from, to, path } of dependencies) {
        if (from !== name || done.has(to)) continue;
        const start = trail.indexOf(to);
        if (start >= 0) {
          report({ path, at: "key", params: { service: key, chain: [...trail.slice(start), to].join(" → ") } });
        } else walk(to, [...trail, to]);
      }
      done.add(name);
    };
    for (const name of [service.id, ...Object.keys(service.sidecars)]) if (!done.has(name)) walk(name, [name]);
  },
});
