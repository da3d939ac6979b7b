import { message } from "../../diagnostic/define.ts";
import { suggestion } from "../../diagnostic/nearest.ts";
import { defineRule } from "./rule.ts";

export const unknownDeliveryEnvironment = defineRule({
  name: "unknown-delivery-environment",
  section: "docs/language/delivery.md#environments",
  severity: "error",
  message: message`the pipeline is to ${"what"} environment "${"name"}", which does not exist`,
  why: "An environment is a file. Under another name nothing is deployed, or nobody is asked before it is.",
  help: message`${"nearest"}create environments/${"name"}.yaml`,
  check({ spec: { delivery }, names }, report) {
    for (const [list, what] of [
      ["environments", "deploy"],
      ["approve", "ask before it deploys"],
    ] as const) {
      for (const [index, name] of (delivery?.[list] ?? []).entries()) {
        if (names.includes(name)) continue;
        report({ path: ["delivery", list, index], params: { what, name, nearest: suggestion(name, names) } });
      }
    }
  },
});
