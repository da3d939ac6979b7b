import { message } from "../../diagnostic/define.ts";
import { defineServiceRule } from "./rule.ts";

export const noScalingTarget = defineServiceRule({
  name: "no-scaling-target",
  section: "docs/language/services.md#scaling",
  severity: "error",
  message: message`scaling from ${"min"} to ${"max"} tasks has no target to follow`,
  why: "Between the least and the most tasks something must say how many run; an empty target says nothing, and the service would stay where it is.",
  help: message`write for example target: { cpu: 70 }, or remove the key for that default`,
  check({ scaling: { min, max, target } }, _key, report) {
    if (Object.values(target).some((wish) => wish !== undefined)) return;
    report({ path: ["scaling", "target"], params: { min: String(min), max: String(max) } });
  },
});
