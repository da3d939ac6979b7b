import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const unclearGeo = defineRule({
  name: "unclear-geo",
  section: "docs/language/cdn.md#geo",
  severity: "error",
  message: message`geo says ${"what"} which countries to allow ${"joint"} which to block`,
  why: "CloudFront takes one list, of the only countries that are answered or of those that are not.",
  help: message`write one of allow and block`,
  check({ spec }, report) {
    const geo = spec.cdn?.geo;
    if (geo === undefined || (geo.allow === undefined) !== (geo.block === undefined)) return;
    const params = geo.allow === undefined ? { what: "neither", joint: "nor" } : { what: "both", joint: "and" };
    report({ path: ["cdn", "geo"], at: "key", params });
  },
});
