import { message } from "../../diagnostic/define.ts";
import { patternCovers } from "../values/route-patterns.ts";
import { isAmbiguous } from "./ambiguous-route.rule.ts";
import { freePriorityBelow, meetingsOf } from "./routes.ts";
import { defineRule } from "./rule.ts";

export const shadowedRoute = defineRule({
  name: "shadowed-route",
  section: "docs/language/services.md#route",
  severity: "error",
  message: message`"${"path"}" of service "${"service"}" is never reached on "${"host"}": "${"otherPath"}" of service "${"other"}" is asked first and takes all of it`,
  why: "Rules are asked in the order of their priorities, and the first one that matches takes the request. A route's priority comes from its least specific path, or is chosen.",
  help: message`${"proposal"}, or narrow "${"otherPath"}"`,
  check({ spec }, report) {
    const seen = new Set<string>();
    for (const meeting of meetingsOf(spec)) {
      const { first, second, host } = meeting;
      if (isAmbiguous(meeting) || first.route.priority === second.route.priority) continue;
      const [earlier, later] = first.route.priority < second.route.priority ? [first, second] : [second, first];
      if (earlier.route.sourceIps.length > 0 || !patternCovers(earlier.path, later.path)) continue;
      if (earlier.path === later.path && later.route.sourceIps.length === 0) continue;
      const key = JSON.stringify([earlier.route.service, later.route.service, later.index]);
      if (seen.has(key)) continue;
      seen.add(key);
      // A route that would take all of the other in turn cannot be moved in front of it.
      const movable = !later.route.paths.some((path) => patternCovers(path, earlier.path));
      const free = movable ? freePriorityBelow(spec, earlier.route.priority) : undefined;
      const where = { service: later.route.service, other: earlier.route.service };
      report({
        path: ["services", where.service, "route", "paths", later.index],
        params: {
          ...where,
          path: later.path,
          host,
          otherPath: earlier.path,
          proposal:
            free === undefined ? `move "${later.path}" to a route of its own` : `write priority: ${free} on this route`,
        },
        related: [
          {
            path: ["services", where.other, "route", "paths", earlier.index],
            message: `"${where.other}" takes it here`,
          },
        ],
      });
    }
  },
});
