import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const duplicateDeliveryEnvironment = defineRule({
  name: "duplicate-delivery-environment",
  section: "docs/language/delivery.md#environments",
  severity: "error",
  message: message`environment "${"name"}" stands twice in the list`,
  why: "An environment has one place in the order in which environments are deployed, and is approved once.",
  help: message`remove one of the two`,
  check({ spec: { delivery } }, report) {
    for (const list of ["environments", "approve"] as const) {
      const names = delivery?.[list] ?? [];
      for (const [index, name] of names.entries()) {
        const first = names.indexOf(name);
        if (first === index) continue;
        report({
          path: ["delivery", list, index],
          params: { name },
          related: [{ path: ["delivery", list, first], message: "first written here" }],
        });
      }
    }
  },
});
