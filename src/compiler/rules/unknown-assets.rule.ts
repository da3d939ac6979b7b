import { message } from "../../diagnostic/define.ts";
import { suggestion } from "../../diagnostic/nearest.ts";
import { defineRule } from "./rule.ts";

export const unknownAssets = defineRule({
  name: "unknown-assets",
  section: "docs/language/cdn.md#assets",
  severity: "error",
  message: message`the CDN serves bucket "${"bucket"}", which is not declared`,
  why: "What no behaviour takes is answered from a bucket of the platform, which only its CDN may read from outside.",
  help: message`${"nearest"}declare "${"bucket"}" under buckets`,
  check({ spec }, report) {
    if (spec.cdn === undefined || Object.hasOwn(spec.buckets, spec.cdn.assets)) return;
    const bucket = spec.cdn.assets;
    report({ path: ["cdn", "assets"], params: { bucket, nearest: suggestion(bucket, Object.keys(spec.buckets)) } });
  },
});
