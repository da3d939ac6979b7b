import { message } from "../../diagnostic/define.ts";
import { suggestion } from "../../diagnostic/nearest.ts";
import { typeFacts } from "../../graph/sdk-facts.ts";
import { overriddenType } from "./overrides.ts";
import { defineRule } from "./rule.ts";

export const unknownOverrideProperty = defineRule({
  name: "unknown-override-property",
  section: "docs/language/overrides.md#set",
  severity: "error",
  message: message`a resource of type "${"type"}" has no property "${"property"}"`,
  why: "The SDK would drop a property that its type does not have, and what was meant would not happen.",
  help: message`${"nearest"}see the properties of the type in the Pulumi Registry`,
  check({ spec }, report) {
    for (const [index, { resource, set }] of spec.overrides.entries()) {
      const type = overriddenType(resource);
      const known = typeFacts(type)?.inputs;
      if (known === undefined) continue;
      for (const property of Object.keys(set)) {
        if (known.includes(property)) continue;
        const nearest = suggestion(property, known);
        report({ path: ["overrides", index, "set", property], at: "key", params: { type, property, nearest } });
      }
    }
  },
});
