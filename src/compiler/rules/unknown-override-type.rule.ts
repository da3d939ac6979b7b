import { message } from "../../diagnostic/define.ts";
import { suggestion } from "../../diagnostic/nearest.ts";
import { KNOWN_TYPES, typeFacts } from "../../graph/sdk-facts.ts";
import { overriddenType } from "./overrides.ts";
import { defineRule } from "./rule.ts";

export const unknownOverrideType = defineRule({
  name: "unknown-override-type",
  section: "docs/language/overrides.md#resource",
  severity: "error",
  message: message`the compiler makes no resource of type "${"type"}"`,
  why: "An override changes a property of a generated resource; it cannot make a new one.",
  help: message`${"nearest"}see the resources with their types in "provfair-compile plan"`,
  check({ spec }, report) {
    for (const [index, { resource }] of spec.overrides.entries()) {
      const type = overriddenType(resource);
      if (typeFacts(type) !== undefined) continue;
      report({ path: ["overrides", index, "resource"], params: { type, nearest: suggestion(type, KNOWN_TYPES) } });
    }
  },
});
