import { message } from "../../diagnostic/define.ts";
import { countOf } from "../facts/limits.ts";
import { defineRule } from "./rule.ts";

const MOST = countOf("distribution.behaviours").max;

export const tooManyBehaviours = defineRule({
  name: "too-many-behaviours",
  section: "docs/language/cdn.md#behaviours",
  severity: "error",
  message: message`the CDN has ${"count"} behaviours with the one of the assets, more than the ${"most"} of a distribution`,
  why: "CloudFront takes so many behaviours for a distribution unless the quota is raised.",
  help: message`use wildcards in paths`,
  check({ spec }, report) {
    const count = (spec.cdn?.behaviours.length ?? 0) + 1;
    if (count <= MOST) return;
    report({ path: ["cdn", "behaviours", MOST - 1], params: { count: String(count), most: String(MOST) } });
  },
});
