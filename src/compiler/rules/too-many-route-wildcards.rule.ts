import { message } from "../../diagnostic/define.ts";
import { countOf } from "../facts/limits.ts";
import { wildcards } from "../values/route-patterns.ts";
import { defineServiceRule } from "./rule.ts";

const MOST = countOf("listenerRule.wildcards").max;

export const tooManyRouteWildcards = defineServiceRule({
  name: "too-many-route-wildcards",
  section: "docs/language/services.md#route",
  severity: "error",
  message: message`the paths of the route have ${"count"} wildcards, more than the ${"most"} of one rule`,
  why: "A listener rule of a load balancer holds five wildcards, * and ? in all its values together.",
  help: message`end a path with one * instead of naming the segments behind it`,
  check({ route }, _key, report) {
    if (route === undefined) return;
    const count = route.paths.reduce((sum, path) => sum + wildcards(path), 0);
    if (count > MOST) report({ path: ["route", "paths"], params: { count: String(count), most: String(MOST) } });
  },
});
