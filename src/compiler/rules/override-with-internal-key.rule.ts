import { message } from "../../diagnostic/define.ts";
import { defineRule, type Path } from "./rule.ts";

export const overrideWithInternalKey = defineRule({
  name: "override-with-internal-key",
  section: "docs/language/overrides.md#set",
  severity: "error",
  message: message`a key in an override cannot begin with "$", as "${"key"}" does`,
  why: "In the graph such keys mark values that are computed during a deployment; an override holds plain values.",
  help: message`remove it, or write the value itself`,
  check({ spec }, report) {
    const search = (value: unknown, path: Path): void => {
      if (typeof value !== "object" || value === null) return;
      for (const [key, member] of Object.entries(value)) {
        const inner = [...path, Array.isArray(value) ? Number(key) : key];
        if (key.startsWith("$")) report({ path: inner, at: "key", params: { key } });
        else search(member, inner);
      }
    };
    for (const [index, { set }] of spec.overrides.entries()) search(set, ["overrides", index, "set"]);
  },
});
