import { message } from "../../diagnostic/define.ts";
import { defineServiceRule } from "./rule.ts";

export const containerNameClash = defineServiceRule({
  name: "container-name-clash",
  section: "docs/language/services.md#sidecars",
  severity: "error",
  message: message`a sidecar of service "${"service"}" is called "${"name"}", as its main container is`,
  why: "The main container is called by the service's id, and a task cannot have two containers of one name.",
  help: message`rename the sidecar, for example "${"name"}-sidecar"`,
  check({ id, sidecars }, service, report) {
    if (Object.hasOwn(sidecars, id)) report({ path: ["sidecars", id], at: "key", params: { service, name: id } });
  },
});
