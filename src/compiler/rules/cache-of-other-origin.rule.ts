import { message } from "../../diagnostic/define.ts";
import { quotedList } from "../../diagnostic/nearest.ts";
import type { ResolvedBehaviour } from "../overlay/resolved.ts";
import { defineRule } from "./rule.ts";

const OFFERED: Readonly<Record<"bucket" | "service", readonly ResolvedBehaviour["cache"][]>> = {
  bucket: ["immutable", "static", "none"],
  service: ["dynamic", "none"],
};

export const cacheOfOtherOrigin = defineRule({
  name: "cache-of-other-origin",
  section: "docs/language/cdn.md#cache",
  severity: "error",
  message: message`behaviour "${"pattern"}" has cache: ${"cache"}, which is not for a ${"origin"}`,
  why: "What a service answers depends on host, query, and cookies, which only dynamic tells apart; a bucket answers the same to everybody, and refuses the host that dynamic hands on.",
  help: message`write ${"offered"}`,
  check({ spec }, report) {
    for (const [index, { path, cache, to }] of (spec.cdn?.behaviours ?? []).entries()) {
      const origin = to === undefined ? "bucket" : "service";
      if (OFFERED[origin].includes(cache)) continue;
      report({
        path: ["cdn", "behaviours", index, "cache"],
        params: { pattern: path, cache, origin, offered: quotedList(OFFERED[origin]) },
      });
    }
  },
});
