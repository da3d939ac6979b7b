import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const approvalWithoutDelivery = defineRule({
  name: "approval-without-delivery",
  section: "docs/language/delivery.md#approve",
  severity: "warning",
  message: message`environment "${"name"}" is to be approved, but the pipeline does not deploy it`,
  why: "Whoever reads that an environment is approved believes that the pipeline deploys it.",
  help: message`add "${"name"}" to delivery.environments, or remove it here`,
  check({ spec: { delivery }, names }, report) {
    const { environments, approve = [] } = delivery ?? {};
    if (environments === undefined) return;
    for (const [index, name] of approve.entries()) {
      if (!names.includes(name) || environments.includes(name)) continue;
      report({
        path: ["delivery", "approve", index],
        params: { name },
        related: [{ path: ["delivery", "environments"], message: "the environments that it deploys" }],
      });
    }
  },
});
