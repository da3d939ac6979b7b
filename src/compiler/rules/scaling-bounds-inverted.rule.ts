import { message } from "../../diagnostic/define.ts";
import { defineServiceRule } from "./rule.ts";

export const scalingBoundsInverted = defineServiceRule({
  name: "scaling-bounds-inverted",
  section: "docs/language/services.md#scaling",
  severity: "error",
  message: message`the least tasks, ${"min"}, are more than the most, ${"max"}`,
  why: "Application Auto Scaling refuses a target whose minimum capacity is above its maximum.",
  help: message`write a min of at most ${"max"}, or a max of at least ${"min"}`,
  check({ scaling: { min, max } }, _key, report) {
    if (min <= max) return;
    report({
      path: ["scaling", "min"],
      params: { min: String(min), max: String(max) },
      related: [{ path: ["scaling", "max"], message: "the most is set here" }],
    });
  },
});
