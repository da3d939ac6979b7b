import { message } from "../../diagnostic/define.ts";
import { cacheName } from "../../graph/names.ts";
import { CACHE_NAME_LENGTH } from "../facts/caches.ts";
import { defineRule } from "./rule.ts";
import { isWritten } from "./written.ts";

export const cacheNameTooLong = defineRule({
  name: "cache-name-too-long",
  section: "docs/language/caches.md#names",
  severity: "error",
  message: message`cache "${"cache"}" would be called "${"name"}", ${"length"} characters long; ElastiCache takes ${"limit"}`,
  why: "A replication group is named after the platform, the environment, and the cache, and its name can never change.",
  help: message`give it an id of at most ${"room"} characters, such as "${"nearest"}"`,
  check({ environment, spec }, report) {
    for (const [cache, entry] of Object.entries(spec.caches)) {
      const name = cacheName(spec.platform, environment, entry.id);
      if (name.length <= CACHE_NAME_LENGTH) continue;
      const room = Math.max(1, CACHE_NAME_LENGTH - (name.length - entry.id.length));
      const written = isWritten(entry, "id");
      report({
        path: written ? ["caches", cache, "id"] : ["caches", cache],
        at: written ? "value" : "key",
        params: {
          cache,
          name,
          length: String(name.length),
          limit: String(CACHE_NAME_LENGTH),
          room: String(room),
          nearest: entry.id.slice(0, room).replace(/-+$/, ""),
        },
      });
    }
  },
});
