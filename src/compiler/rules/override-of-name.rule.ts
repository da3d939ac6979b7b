import { message } from "../../diagnostic/define.ts";
import { isNameProperty, overriddenType } from "./overrides.ts";
import { defineRule } from "./rule.ts";

export const overrideOfName = defineRule({
  name: "override-of-name",
  section: "docs/language/overrides.md#set",
  severity: "error",
  message: message`"${"property"}" makes the name of the resource, which an override cannot change`,
  why: "Names come from ids alone and are for ever: others refer to them, and a changed name makes the resource anew.",
  help: message`remove it; to choose names, give the entry an id before it is first deployed`,
  check({ spec }, report) {
    for (const [index, { resource, set }] of spec.overrides.entries()) {
      const type = overriddenType(resource);
      for (const property of Object.keys(set)) {
        if (!isNameProperty(type, property)) continue;
        report({ path: ["overrides", index, "set", property], at: "key", params: { property } });
      }
    }
  },
});
