import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const duplicateEndpoint = defineRule({
  name: "duplicate-endpoint",
  section: "docs/language/network.md#endpoints",
  severity: "error",
  message: message`endpoint "${"endpoint"}" stands twice in the list`,
  why: "A VPC has one endpoint with private DNS for a service; the second is refused.",
  help: message`remove one of the two`,
  check({ spec: { network } }, report) {
    for (const [index, endpoint] of network.endpoints.entries()) {
      const first = network.endpoints.indexOf(endpoint);
      if (first === index) continue;
      report({
        path: ["network", "endpoints", index],
        params: { endpoint },
        related: [{ path: ["network", "endpoints", first], message: "first written here" }],
      });
    }
  },
});
