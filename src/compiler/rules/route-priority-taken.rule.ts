import { message } from "../../diagnostic/define.ts";
import { rangeOf } from "../facts/limits.ts";
import { type Route, routesOf } from "./routes.ts";
import { defineRule, type Path } from "./rule.ts";

const PRIORITIES = rangeOf("listenerRule.priority");

export const routePriorityTaken = defineRule({
  name: "route-priority-taken",
  section: "docs/language/services.md#route",
  severity: "error",
  message: message`the routes of services "${"service"}" and "${"other"}" have the same priority, ${"priority"}`,
  why: "Each rule of a load balancer has a number of its own. Numbers come from the paths and the id of a service, or are chosen; nothing moves by itself when two meet, since that would reorder a running platform.",
  help: message`write priority: ${"free"} on one of them`,
  check({ spec }, report) {
    const routes = routesOf(spec);
    const taken = new Set(routes.map(({ priority }) => priority));
    const owners = new Map<string, Route>();
    for (const route of routes) {
      // What stays outside the CDN has a load balancer of its own.
      const place = `${route.direct} ${route.priority}`;
      const owner = owners.get(place);
      if (owner === undefined) {
        owners.set(place, route);
        continue;
      }
      const [blamed, other] = owner.chosen && !route.chosen ? [owner, route] : [route, owner];
      const free = freeNear(taken, route.priority);
      taken.add(free);
      report({
        path: placeOf(blamed),
        params: { service: blamed.service, other: other.service, priority: String(route.priority), free: String(free) },
        related: [{ path: placeOf(other), message: `"${other.service}" has it here` }],
      });
    }
  },
});

function placeOf({ service, chosen }: Route): Path {
  return chosen ? ["services", service, "route", "priority"] : ["services", service, "route"];
}

/** The next number above that no rule has, else the next below. */
function freeNear(taken: ReadonlySet<number>, priority: number): number {
  for (let number = priority + 1; number <= PRIORITIES.max; number++) if (!taken.has(number)) return number;
  let below = priority - 1;
  while (taken.has(below)) below--;
  return below;
}
