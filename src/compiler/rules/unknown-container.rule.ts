import { message } from "../../diagnostic/define.ts";
import { suggestion } from "../../diagnostic/nearest.ts";
import { containerDependencies } from "./container-dependencies.ts";
import { defineServiceRule } from "./rule.ts";

export const unknownContainer = defineServiceRule({
  name: "unknown-container",
  section: "docs/language/services.md#dependsOn",
  severity: "error",
  message: message`container "${"from"}" of service "${"service"}" waits for "${"to"}", which is not a container of its task`,
  why: "A container can wait only for one in the same task.",
  help: message`${"nearest"}declare "${"to"}" under sidecars`,
  check(service, key, report) {
    for (const { from, to, path } of containerDependencies(service)) {
      if (to === service.id || Object.hasOwn(service.sidecars, to)) continue;
      const known = [service.id, ...Object.keys(service.sidecars)].filter((name) => name !== from);
      report({ path, at: "key", params: { from, service: key, to, nearest: suggestion(to, known) } });
    }
  },
});
