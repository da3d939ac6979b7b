import { message } from "../../diagnostic/define.ts";
import { TAGS_PER_RESOURCE } from "../facts/limits.ts";
import { OWN_TAGS } from "../values/own-tags.ts";
import { defineRule } from "./rule.ts";

/** A secret has the most of its own: how its value is made, two of them, and whether a rule of compliance looks at it. */
const OF_ENTRIES = 3;
const ROOM = TAGS_PER_RESOURCE - OWN_TAGS.length - OF_ENTRIES;

export const tooManyTags = defineRule({
  name: "too-many-tags",
  section: "docs/language/platform.md#tags",
  severity: "error",
  message: message`${"count"} tags are given, but a resource has room for ${"room"} besides the compiler's own`,
  why: "An AWS resource carries at most 50 tags, of which the compiler sets some itself.",
  help: message`remove ${"surplus"} of them`,
  check({ spec }, report) {
    const count = Object.keys(spec.tags).length;
    if (count <= ROOM) return;
    report({
      path: ["tags"],
      at: "key",
      params: { count: String(count), room: String(ROOM), surplus: String(count - ROOM) },
    });
  },
});
