/** Which hosts the rule of a routed service takes, and how it is reached. */

interface Routed {
  readonly hosts?: readonly string[] | undefined;
  readonly direct: boolean;
}

interface Surroundings {
  readonly domain?: { readonly name: string } | undefined;
  readonly cdn?:
    | {
        readonly aliases: readonly string[];
        readonly behaviours: readonly { readonly to?: string | undefined }[];
      }
    | undefined;
}

/** The hosts that a route itself names; the domain where it names none. */
export function ownHosts({ hosts }: Pick<Routed, "hosts">, { domain }: Surroundings): readonly string[] {
  return hosts ?? (domain === undefined ? [] : [domain.name]);
}

/** Whether requests reach the route through the CDN only. */
export function isBehindCdn({ direct }: Pick<Routed, "direct">, { cdn }: Surroundings): boolean {
  return cdn !== undefined && !direct;
}

/**
 * The hosts of the route's rule: its own, and all aliases where a behaviour of the CDN leads to the service, since the CDN
 * hands on the host that the client asked for. A name counts once. `key` is the service's in the specification.
 */
export function routeHosts(key: string, route: Routed, surroundings: Surroundings): readonly string[] {
  const own = ownHosts(route, surroundings);
  const { cdn } = surroundings;
  if (cdn === undefined || route.direct || !cdn.behaviours.some(({ to }) => to === key)) return own;
  return [...new Set([...own, ...[...cdn.aliases].sort()])];
}
