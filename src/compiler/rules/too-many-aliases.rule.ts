import { message } from "../../diagnostic/define.ts";
import { countOf } from "../facts/limits.ts";
import { defineRule } from "./rule.ts";

const MOST = countOf("distribution.aliases").max;

export const tooManyAliases = defineRule({
  name: "too-many-aliases",
  section: "docs/language/cdn.md#aliases",
  severity: "error",
  message: message`the CDN has ${"count"} aliases, more than the ${"most"} of a distribution`,
  why: "CloudFront takes so many aliases for a distribution unless the quota is raised.",
  help: message`remove those that nobody uses`,
  check({ spec }, report) {
    const count = spec.cdn?.aliases.length ?? 0;
    if (count > MOST) report({ path: ["cdn", "aliases", MOST], params: { count: String(count), most: String(MOST) } });
  },
});
