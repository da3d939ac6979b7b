/** The CDN: names of the specification turned into ids, lists in an order of their own. */
import { groupNames } from "../facts/managed-rules.ts";
import type { ResolvedCdn, ResolvedSpec } from "../overlay/resolved.ts";
import type { BehaviourModel, CdnModel } from "./model.ts";

/** Names that nothing has are a rule's to report. */
export function buildCdn(cdn: ResolvedCdn, spec: ResolvedSpec): CdnModel {
  const { managedRules, rateLimit } = cdn.firewall;
  return {
    aliases: [...cdn.aliases].sort(),
    assets: entryOf(spec.buckets, cdn.assets)?.id ?? cdn.assets,
    behaviours: cdn.behaviours.map(({ path, cache, to }): BehaviourModel => {
      const service = to === undefined ? undefined : entryOf(spec.services, to);
      return { path, cache, service: service && { id: service.id, grpc: service.route?.protocol === "grpc" } };
    }),
    firewall: { managedRules: groupNames.filter((name) => managedRules.includes(name)), rateLimit },
    geo: geoOf(cdn),
    errors: Object.entries(cdn.errors)
      .map(([code, page]) => ({ code: Number(code), page }))
      .sort((a, b) => a.code - b.code),
  };
}

function geoOf({ geo }: ResolvedCdn): CdnModel["geo"] {
  if (geo?.allow !== undefined) return { kind: "allow", countries: [...geo.allow].sort() };
  if (geo?.block !== undefined) return { kind: "block", countries: [...geo.block].sort() };
  return undefined;
}

function entryOf<T>(section: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(section, key) ? section[key] : undefined;
}
