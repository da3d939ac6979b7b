import { message } from "../../diagnostic/define.ts";
import { quotedList } from "../../diagnostic/nearest.ts";
import { TIERED_EVICTIONS, tiersData } from "../facts/caches.ts";
import { defineRule } from "./rule.ts";

export const evictionWithDataTiering = defineRule({
  name: "eviction-with-data-tiering",
  section: "docs/language/caches.md#eviction",
  severity: "error",
  message: message`cache "${"cache"}" evicts by "${"eviction"}", which nodes of the size "${"size"}" do not offer`,
  why: "Nodes with data tiering move what is used less to their disks, and know only the evictions that go with that.",
  help: message`write ${"offered"}, or a size without data tiering`,
  check({ spec }, report) {
    for (const [cache, { eviction, size }] of Object.entries(spec.caches)) {
      if (!tiersData(size) || TIERED_EVICTIONS.includes(eviction)) continue;
      report({
        path: ["caches", cache, "eviction"],
        params: { cache, eviction, size, offered: quotedList(TIERED_EVICTIONS) },
      });
    }
  },
});
