import { message } from "../../diagnostic/define.ts";
import { cacheVersions, endOfVersionWithoutIam, nearestCacheVersion } from "../facts/caches.ts";
import { defineRule } from "./rule.ts";

export const unknownCacheVersion = defineRule({
  name: "unknown-cache-version",
  section: "docs/language/caches.md#version",
  severity: "error",
  message: message`cache "${"cache"}" has the version "${"version"}" of ${"engine"}, which ElastiCache does not offer`,
  why: "A version is major and minor, and each engine has its own; AWS refuses every other, minutes into the deployment.",
  help: message`write "${"nearest"}"; the versions of ${"engine"} are ${"versions"}`,
  check({ spec }, report) {
    for (const [cache, { engine, version }] of Object.entries(spec.caches)) {
      const versions = cacheVersions(engine);
      if (versions.includes(version) || endOfVersionWithoutIam(engine, version) !== undefined) continue;
      report({
        path: ["caches", cache, "version"],
        params: {
          cache,
          version,
          engine,
          nearest: nearestCacheVersion(engine, version),
          versions: versions.join(", "),
        },
      });
    }
  },
});
