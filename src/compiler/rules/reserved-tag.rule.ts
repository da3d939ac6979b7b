import { message } from "../../diagnostic/define.ts";
import { COMPLIANCE_TAGS } from "../facts/config-rules.ts";
import { RESERVED_TAG_PREFIX } from "../facts/limits.ts";
import { OWN_TAGS } from "../values/own-tags.ts";
import { defineRule } from "./rule.ts";

const own = new Set<string>([...OWN_TAGS, ...COMPLIANCE_TAGS].map((tag) => tag.toLowerCase()));

export const reservedTag = defineRule({
  name: "reserved-tag",
  section: "docs/language/platform.md#tags",
  severity: "error",
  message: message`the tag "${"tag"}" is reserved for ${"owner"}`,
  why: "Cost reports, policies and the compiler itself rely on these tags; AWS refuses keys of its own, and compares keys in any case where it matters most.",
  help: message`remove it, or choose another key`,
  check({ spec }, report) {
    for (const tag of Object.keys(spec.tags)) {
      const key = tag.toLowerCase();
      const owner = key.startsWith(RESERVED_TAG_PREFIX) ? "AWS" : own.has(key) ? "the compiler" : undefined;
      if (owner !== undefined) report({ path: ["tags", tag], at: "key", params: { tag, owner } });
    }
  },
});
