/** The listener rules of an environment as rules compare them: who comes first, and whose patterns meet. */
import type { ResolvedSpec } from "../overlay/resolved.ts";
import { overlapsCidr, parseCidr } from "../values/cidr.ts";
import { routeHosts } from "../values/route-hosts.ts";
import { literalPrefix, patternsOverlap } from "../values/route-patterns.ts";
import { routeBand, routePriority } from "../values/route-priority.ts";

export interface Route {
  /** The service's key. */
  readonly service: string;
  readonly hosts: readonly string[];
  readonly paths: readonly string[];
  readonly sourceIps: readonly string[];
  readonly priority: number;
  /** Whether the author chose the priority. */
  readonly chosen: boolean;
  readonly band: number;
  /** Whether it stands on the load balancer that is outside the CDN. */
  readonly direct: boolean;
}

/** A pattern of one route that meets a pattern of another on a host. */
export interface Meeting {
  readonly host: string;
  readonly first: RoutePath;
  readonly second: RoutePath;
}

export interface RoutePath {
  readonly route: Route;
  readonly index: number;
  readonly path: string;
}

const routes = new WeakMap<ResolvedSpec, readonly Route[]>();
const meetings = new WeakMap<ResolvedSpec, readonly Meeting[]>();

/** The routes of all services, in the order of their keys. */
export function routesOf(spec: ResolvedSpec): readonly Route[] {
  const known = routes.get(spec);
  if (known !== undefined) return known;
  const found = Object.entries(spec.services).flatMap(([service, { id, route }]): Route[] => {
    if (route === undefined) return [];
    const { paths, priority, sourceIps = [] } = route;
    const hosts = routeHosts(service, route, spec);
    const place = {
      priority: routePriority({ id, paths, priority }),
      chosen: priority !== undefined,
      band: routeBand(paths),
    };
    return [{ service, hosts, paths, sourceIps, direct: spec.cdn !== undefined && route.direct, ...place }];
  });
  routes.set(spec, found);
  return found;
}

/** Every pair of patterns of two services that share a host and can match one request. */
export function meetingsOf(spec: ResolvedSpec): readonly Meeting[] {
  const known = meetings.get(spec);
  if (known !== undefined) return known;
  const byHost = new Map<string, (RoutePath & { readonly prefix: string })[]>();
  for (const route of routesOf(spec)) {
    for (const host of new Set(route.hosts)) {
      const paths = byHost.get(host) ?? [];
      for (const [index, path] of route.paths.entries())
        paths.push({ route, index, path, prefix: literalPrefix(path) });
      byHost.set(host, paths);
    }
  }
  const found: Meeting[] = [];
  for (const [host, paths] of byHost) {
    // Patterns meet only where the literal beginning of one begins that of the other: in this order, those are a stack.
    paths.sort((a, b) => (a.prefix < b.prefix ? -1 : a.prefix > b.prefix ? 1 : 0));
    const open: typeof paths = [];
    for (const second of paths) {
      while (open.length > 0 && !second.prefix.startsWith(open.at(-1)?.prefix ?? "")) open.pop();
      for (const first of open) {
        if (
          first.route !== second.route &&
          first.route.direct === second.route.direct &&
          clientsMeet(first.route, second.route) &&
          patternsOverlap(first.path, second.path)
        ) {
          found.push({ host, first, second });
        }
      }
      open.push(second);
    }
  }
  meetings.set(spec, found);
  return found;
}

/** The number nearest below `limit` that no rule has; undefined where all are taken. */
export function freePriorityBelow(spec: ResolvedSpec, limit: number): number | undefined {
  const taken = new Set(routesOf(spec).map(({ priority }) => priority));
  for (let number = limit - 1; number >= 1; number--) if (!taken.has(number)) return number;
  return undefined;
}

function clientsMeet(a: Route, b: Route): boolean {
  if (a.sourceIps.length === 0 || b.sourceIps.length === 0) return true;
  return a.sourceIps.some((one) => b.sourceIps.some((other) => networksMeet(one, other)));
}

function networksMeet(a: string, b: string): boolean {
  const [left, right] = [parseCidr(a), parseCidr(b)];
  return left.ok && right.ok && overlapsCidr(left.value, right.value);
}
