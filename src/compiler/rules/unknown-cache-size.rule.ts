import { message } from "../../diagnostic/define.ts";
import { CACHE_SIZES, nearestCacheSize } from "../facts/caches.ts";
import { defineRule } from "./rule.ts";

export const unknownCacheSize = defineRule({
  name: "unknown-cache-size",
  section: "docs/language/caches.md#size",
  severity: "error",
  message: message`cache "${"cache"}" has nodes of the size "${"size"}", which ElastiCache does not offer`,
  why: "Each family of nodes comes in sizes of its own, and AWS refuses every other, minutes into the deployment.",
  help: message`write "${"nearest"}"`,
  check({ spec }, report) {
    for (const [cache, { size }] of Object.entries(spec.caches)) {
      if (CACHE_SIZES.includes(size)) continue;
      report({ path: ["caches", cache, "size"], params: { cache, size, nearest: nearestCacheSize(size) } });
    }
  },
});
