import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const overrideOfTags = defineRule({
  name: "override-of-tags",
  section: "docs/language/overrides.md#set",
  severity: "error",
  message: message`an override cannot set "tags"`,
  why: "It would replace all tags of the resource, those for project, environment, owner and cost center too.",
  help: message`write the tags under "tags" of the platform`,
  check({ spec }, report) {
    for (const [index, { set }] of spec.overrides.entries()) {
      if (Object.hasOwn(set, "tags")) report({ path: ["overrides", index, "set", "tags"], at: "key", params: {} });
    }
  },
});
