import { message } from "../../diagnostic/define.ts";
import { COLLECTOR_NAME } from "../facts/collector.ts";
import { defineServiceRule } from "./rule.ts";

export const containerNameClash = defineServiceRule({
  name: "container-name-clash",
  section: "docs/language/services.md#sidecars",
  severity: "error",
  message: message`a sidecar of service "${"service"}" is called "${"name"}", as its ${"other"} is`,
  why: "The main container is called by the service's id, that of a traced service's collector collector, and a task cannot have two containers of one name.",
  help: message`rename the sidecar, for example "${"name"}-sidecar"`,
  check({ id, sidecars, tracing }, service, report) {
    const names = { [id]: "main container", ...(tracing === undefined ? {} : { [COLLECTOR_NAME]: "collector" }) };
    for (const [name, other] of Object.entries(names)) {
      if (!Object.hasOwn(sidecars, name)) continue;
      report({ path: ["sidecars", name], at: "key", params: { service, name, other } });
    }
  },
});
