/**
 * What of a stack stays when everything is removed but what is protected: the protected resources, what they need, and
 * what configures a resource that stays. A bucket without its policy, its encryption and its public access block, or a
 * key without its alias, is not the one that was protected.
 */
import type { Deployment, ResourceState } from "./deployment.ts";
import table from "./settings.json" with { type: "json" };

/** Why a resource stays: protected in the state, or in the plan alone; `of` is the URN of the other. */
export type Reason =
  | { readonly kind: "protected" }
  | { readonly kind: "planned" }
  | { readonly kind: "needed" | "configures"; readonly of: string };

const also: Readonly<Record<string, readonly string[]>> = table.also;
const never: Readonly<Record<string, string>> = table.never;

/**
 * The URNs of what stays, each with its reason. `planned` has the URNs of what the plan protects: the state learns of it
 * only with the next `up`.
 */
export function keptResources(
  { resources = [] }: Pick<Deployment, "resources">,
  planned: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, Reason> {
  const byUrn = new Map(resources.filter((one) => one.delete !== true).map((one) => [one.urn, one]));
  const settings = settingsByOwner([...byUrn.values()], byUrn);
  const kept = new Map<string, Reason>();
  const open: [string, Reason][] = resources.flatMap(({ urn, protect }): [string, Reason][] => {
    if (protect === true) return [[urn, { kind: "protected" }]];
    return planned.has(urn) ? [[urn, { kind: "planned" }]] : [];
  });
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const [urn, reason] = next;
    const resource = byUrn.get(urn);
    if (kept.has(urn) || (resource === undefined && reason.kind !== "protected")) continue;
    kept.set(urn, reason);
    if (resource === undefined) continue;
    for (const needed of needsOf(resource)) open.push([needed, { kind: "needed", of: urn }]);
    for (const setting of settings.get(urn) ?? []) open.push([setting, { kind: "configures", of: urn }]);
  }
  return kept;
}

/** How many resources the state protects; Pulumi deletes none of them. */
export function protectedCount({ resources = [] }: Pick<Deployment, "resources">): number {
  return resources.filter(({ protect }) => protect === true).length;
}

/** The URNs that a resource needs before it, as the engine sees it. */
export function needsOf({ parent, provider, deletedWith, dependencies = [] }: ResourceState): readonly string[] {
  const ofProvider = provider?.slice(0, provider.lastIndexOf("::"));
  return [...dependencies, parent, ofProvider, deletedWith].filter((urn): urn is string => Boolean(urn));
}

/**
 * Whether resources of one type configure one of another and are nothing by themselves. The provider names them after
 * it (`aws:s3/bucketPolicy:BucketPolicy`); settings.json has those that it does not, and those that are more.
 */
export function isSettingOf(type: string, owner: string): boolean {
  if (never[type] !== undefined) return false;
  if (also[type]?.includes(owner) === true) return true;
  const [own, other] = [partsOf(type), partsOf(owner)];
  if (own === undefined || other === undefined || own.module !== other.module) return false;
  return own.name !== other.name && own.name.startsWith(other.name);
}

function settingsByOwner(resources: readonly ResourceState[], byUrn: ReadonlyMap<string, ResourceState>) {
  const found = new Map<string, string[]>();
  for (const { urn, type, dependencies = [] } of resources) {
    for (const owner of new Set(dependencies)) {
      const of = byUrn.get(owner);
      if (of === undefined || !isSettingOf(type, of.type)) continue;
      found.set(owner, [...(found.get(owner) ?? []), urn]);
    }
  }
  return found;
}

/** `aws:s3/bucketPolicy:BucketPolicy`: module `aws:s3`, name `BucketPolicy`. */
function partsOf(type: string): { readonly module: string; readonly name: string } | undefined {
  const [, module, name] = /^([^:/]+:[^:/]+)\/[^:/]+:(\w+)$/.exec(type) ?? [];
  return module === undefined || name === undefined ? undefined : { module, name };
}
