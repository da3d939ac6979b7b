import { message } from "../../diagnostic/define.ts";
import { cacheVersions, endOfVersionWithoutIam } from "../facts/caches.ts";
import { defineRule } from "./rule.ts";

/** Dated: the message says whether AWS's standard support is over. */
export const cacheVersionWithoutIam = defineRule({
  name: "cache-version-without-iam",
  section: "docs/language/caches.md#version",
  severity: "error",
  message: message`cache "${"cache"}" has the version "${"version"}" of ${"engine"}, which knows no users of IAM; AWS's standard support for it ${"ends"} on ${"date"}`,
  why: "Services prove who they are by their roles, so that no password exists. Versions before Redis 7 know only passwords, and are supported no longer or not for long.",
  help: message`write "${"nearest"}"`,
  check({ spec, today }, report) {
    for (const [cache, { engine, version }] of Object.entries(spec.caches)) {
      const date = endOfVersionWithoutIam(engine, version);
      if (date === undefined) continue;
      const [nearest = ""] = cacheVersions(engine);
      report({
        path: ["caches", cache, "version"],
        params: { cache, version, engine, ends: today > date ? "ended" : "ends", date, nearest },
      });
    }
  },
});
