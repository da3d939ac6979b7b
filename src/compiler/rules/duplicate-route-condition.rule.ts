import { message } from "../../diagnostic/define.ts";
import { defineServiceRule } from "./rule.ts";

export const duplicateRouteCondition = defineServiceRule({
  name: "duplicate-route-condition",
  section: "docs/language/services.md#route",
  severity: "error",
  message: message`"${"value"}" stands twice in the ${"field"} of the route`,
  why: "A value twice says nothing more, counts among the five values of a rule, and is refused by Elastic Load Balancing.",
  help: message`remove one of the two`,
  check({ route }, _key, report) {
    for (const field of ["paths", "hosts", "sourceIps"] as const) {
      const values = route?.[field] ?? [];
      for (const [index, value] of values.entries()) {
        const first = values.indexOf(value);
        if (first === index) continue;
        report({
          path: ["route", field, index],
          params: { value, field },
          related: [{ path: ["route", field, first], message: "first written here" }],
        });
      }
    }
  },
});
