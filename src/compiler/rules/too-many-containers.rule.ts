import { message } from "../../diagnostic/define.ts";
import { rangeOf } from "../facts/limits.ts";
import { defineServiceRule } from "./rule.ts";

export const tooManyContainers = defineServiceRule({
  name: "too-many-containers",
  section: "docs/language/services.md#sidecars",
  severity: "error",
  message: message`service "${"service"}" has ${"count"} containers in a task, more than ${"most"}`,
  why: "ECS allows ten containers in a task definition; the main container is one of them, and so is the collector of a traced service.",
  help: message`remove ${"surplus"} of the sidecars, or make services of them`,
  check({ sidecars, tracing }, service, report) {
    const count = 1 + Object.keys(sidecars).length + (tracing === undefined ? 0 : 1);
    const most = rangeOf("task.containers").max;
    if (count <= most) return;
    report({
      path: ["sidecars"],
      at: "key",
      params: { service, count: String(count), most: String(most), surplus: String(count - most) },
    });
  },
});
