import { message } from "../../diagnostic/define.ts";
import { entriesOf } from "../../source/positioned.ts";
import { defineServiceRule } from "./rule.ts";
import { isDefault } from "./written.ts";

const STRATEGIES = {
  minHealthy: ["rolling"],
  maxHealthy: ["rolling"],
  circuitBreaker: ["rolling", "recreate"],
  percent: ["canary"],
  bake: ["blue-green", "canary"],
} as const;

export const deployFieldWithoutEffect = defineServiceRule({
  name: "deploy-field-without-effect",
  section: "docs/language/services.md#deploy",
  severity: "error",
  message: message`"${"field"}" has no effect on a ${"strategy"} deployment`,
  why: "Each strategy has settings of its own; one that nothing reads would be lost without a word.",
  help: message`remove it, or write strategy: ${"strategies"}`,
  check({ deploy }, _key, report) {
    for (const [field, strategies] of Object.entries(STRATEGIES)) {
      const entry = entriesOf(deploy)?.get(field);
      // Under defaults it is meant for the services that can have it.
      if (deploy[field as keyof typeof STRATEGIES] === undefined || entry === undefined || isDefault(entry)) continue;
      if ((strategies as readonly string[]).includes(deploy.strategy)) continue;
      report({
        path: ["deploy", field],
        at: "key",
        params: { field, strategy: deploy.strategy, strategies: strategies.join(" or ") },
        related: [{ path: ["deploy", "strategy"], message: "the strategy is set here" }],
      });
    }
  },
});
