import { message } from "../../diagnostic/define.ts";
import { patternCovers } from "../values/route-patterns.ts";
import { freePriorityBelow, type Meeting, meetingsOf, type RoutePath } from "./routes.ts";
import { defineRule } from "./rule.ts";

export const ambiguousRoute = defineRule({
  name: "ambiguous-route",
  section: "docs/language/services.md#route",
  severity: "error",
  message: message`"${"path"}" of service "${"service"}" and "${"otherPath"}" of service "${"other"}" match the same requests to "${"host"}", and neither is more specific`,
  why: "The more literal segments a route's least specific path has, the earlier its rule is asked. Among routes with equally many the order is stable, but says nothing; where their paths meet, the author has to.",
  help: message`write ${"proposal"} on the route that is to be asked first`,
  check({ spec }, report) {
    const seen = new Set<string>();
    for (const meeting of meetingsOf(spec)) {
      if (!isAmbiguous(meeting)) continue;
      const { narrow, wide } = order(meeting);
      const key = [narrow.route.service, wide.route.service].sort().join("/");
      if (seen.has(key)) continue;
      seen.add(key);
      const free = freePriorityBelow(spec, wide.route.priority);
      report({
        path: ["services", narrow.route.service, "route", "paths", narrow.index],
        params: {
          path: narrow.path,
          service: narrow.route.service,
          otherPath: wide.path,
          other: wide.route.service,
          host: meeting.host,
          proposal: free === undefined ? "a smaller priority" : `priority: ${free}`,
        },
        related: [
          {
            path: ["services", wide.route.service, "route", "paths", wide.index],
            message: `"${wide.route.service}" takes them here`,
          },
        ],
      });
    }
  },
});

/** Whether only the hashes of ids say who is first. Equal conditions are another rule's. */
export function isAmbiguous({ first, second }: Meeting): boolean {
  if (first.route.chosen || second.route.chosen || first.route.band !== second.route.band) return false;
  return first.path !== second.path || `${first.route.sourceIps}` !== `${second.route.sourceIps}`;
}

/** The one that matches fewer requests, if that can be said: the author most likely wants it first. */
function order({ first, second }: Meeting): { readonly narrow: RoutePath; readonly wide: RoutePath } {
  const restricted = Number(second.route.sourceIps.length > 0) - Number(first.route.sourceIps.length > 0);
  const covered = Number(patternCovers(first.path, second.path)) - Number(patternCovers(second.path, first.path));
  const byName = first.route.service < second.route.service ? 1 : -1;
  return (restricted || covered || byName) > 0 ? { narrow: second, wide: first } : { narrow: first, wide: second };
}
