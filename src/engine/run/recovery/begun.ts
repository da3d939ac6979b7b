/**
 * Updates and deletions that a killed engine had begun, and of which the state says what was before them. Done again, they
 * change nothing that is done. But where the specification was taken back in between, or a destroy is followed by an `up`,
 * state and specification agree, and nobody would see that an object is another now, or gone. So each is read, and the state
 * says what it is.
 */
import { parseUrn } from "../../../graph/urn.ts";
import type { Wire } from "../../../graph/wire.ts";
import {
  type Deployment,
  isLive,
  markedAs,
  type PendingOperation,
  type ResourceState,
  withoutMarks,
} from "../deployment.ts";
import type { LookupResult } from "../messages.ts";

type Properties = NonNullable<ResourceState["inputs"]>;

export interface BegunChange {
  readonly urn: string;
  readonly type: string;
  /** The logical name. */
  readonly name: string;
  readonly kind: "update" | "delete";
  /** What the state has of the object, which is to be read; `undefined`: a replaced one, which is deleted again. */
  readonly resource: ResourceState | undefined;
  /** What it was to become. */
  readonly inputs: Properties;
  /** Whether the state has others below it, without which it cannot be. */
  readonly parent: boolean;
}

/** What became of one. */
export type ChangeRepair =
  | {
      readonly urn: string;
      readonly kind: "changed";
      readonly outputs: Properties;
      /** Inputs that are as they were to become, and those of which the object does not tell which they are. */
      readonly done: readonly string[];
      readonly unsure: readonly string[];
    }
  | { readonly urn: string; readonly kind: "gone" }
  /** The state says that it was deleted to be made again, and it is there. */
  | { readonly urn: string; readonly kind: "kept" };

/**
 * The updates and deletions that were begun, and what the state has marked as deleted to be made again: it says so before
 * the deletion is begun, and keeps saying it until the successor is made. Takes an export that shows secrets.
 */
export function begunChanges({ pending_operations = [], resources = [] }: Deployment): readonly BegunChange[] {
  const parents = new Set(resources.map(({ parent }) => parent));
  const changeOf = (
    { urn, type, inputs = {} }: ResourceState,
    kind: BegunChange["kind"],
    resource: ResourceState | undefined,
  ): BegunChange => {
    return { urn, type, name: parseUrn(urn)?.name ?? urn, kind, resource, inputs, parent: parents.has(urn) };
  };
  const begun = pending_operations.flatMap(({ type: operation, resource: pending }) => {
    const kind = ({ updating: "update", deleting: "delete" } as const)[operation];
    if (kind === undefined || !pending.custom) return [];
    const { urn, id } = pending;
    const own = pending.type.startsWith("pulumi:");
    // Revisions of a task definition have one identifier: the one that is replaced is not the one that stays. An update has
    // its identifier only once the provider has answered.
    const resource = resources.find((one) => {
      return one.urn === urn && one.delete !== true && (id ? one.id === id : isLive(one));
    });
    const read = own || pending.delete === true ? undefined : resource;
    return [changeOf(pending, kind, read)];
  });
  const open = new Set(pending_operations.map(({ resource }) => resource.urn));
  const live = new Set(resources.filter(isLive).map(({ urn }) => urn));
  const marked = resources.filter((one) => isMarked(one) && !open.has(one.urn) && !live.has(one.urn));
  return [...begun, ...marked.map((resource) => changeOf(resource, "delete", resource))];
}

/**
 * Whether the state says of a resource that it was deleted to be made again. With a specification that would not replace
 * it any more Pulumi makes it and deletes it once more afterwards, which is its successor where the name is a fixed one.
 */
export function isMarked({ custom, pendingReplacement, delete: leaving }: ResourceState): boolean {
  return custom && pendingReplacement === true && leaving !== true;
}

/** What the state says of it from now on; `undefined`: the same as before. */
export function repairOf(
  { urn, kind, resource, inputs, parent }: BegunChange,
  [found]: LookupResult["found"],
): ChangeRepair | undefined {
  if (resource === undefined) return undefined;
  if (found === undefined) return parent ? undefined : { urn, kind: "gone" };
  if (kind === "delete") return isMarked(resource) ? { urn, kind: "kept" } : undefined;
  const [before, after, actual] = [resource.inputs ?? {}, inputs, found.outputs].map(withoutMarks) as [
    Properties,
    Properties,
    Properties,
  ];
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (property) => !property.startsWith("__") && !same(before[property], after[property]),
  );
  const done = changed.filter((property) => same(after[property], actual[property]));
  const unsure = changed.filter((property) => !done.includes(property) && !same(before[property], actual[property]));
  return { urn, kind: "changed", outputs: found.outputs, done, unsure };
}

/** The resource as it is now. What is unsure is left out, so that the next `up` sets it, whatever the specification says. */
export function changedResource(
  resource: ResourceState,
  { urn, done, unsure, outputs }: Extract<ChangeRepair, { kind: "changed" }>,
  pending: readonly PendingOperation[],
): ResourceState {
  const next = pending.find((one) => one.type === "updating" && one.resource.urn === urn)?.resource.inputs ?? {};
  const left = Object.entries(resource.inputs ?? {}).filter(([property]) => ![...done, ...unsure].includes(property));
  const set = Object.entries(next).filter(([property]) => done.includes(property));
  return { ...resource, inputs: Object.fromEntries([...left, ...set]), outputs: markedAs(outputs, resource) };
}

/** What is left without resources that are gone, and without a word of them: Pulumi reads no state that names what is not there. */
export function without(resources: readonly ResourceState[], gone: ReadonlySet<string>): readonly ResourceState[] {
  if (gone.size === 0) return resources;
  const left = resources.filter(({ urn, delete: leaving }) => !gone.has(urn) || leaving === true);
  const urns = new Set(left.map(({ urn }) => urn));
  const there = (list: readonly string[] = []) => list.filter((urn) => urns.has(urn) || !gone.has(urn));
  return left.map(({ dependencies, propertyDependencies, replaceWith, deletedWith, ...resource }) => ({
    ...resource,
    ...(dependencies === undefined ? {} : { dependencies: there(dependencies) }),
    ...(propertyDependencies === undefined
      ? {}
      : {
          propertyDependencies: Object.fromEntries(
            Object.entries(propertyDependencies).map(([property, list]) => [property, there(list ?? [])]),
          ),
        }),
    ...(replaceWith === undefined ? {} : { replaceWith: there(replaceWith) }),
    ...(deletedWith === undefined || there([deletedWith]).length === 0 ? {} : { deletedWith }),
  }));
}

function same(one: Wire | undefined, other: Wire | undefined): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** With the members of objects in the order of their names; null is as good as absent. */
function sorted(value: Wire | undefined): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value ?? undefined;
  const entries = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => [key, sorted(member)]));
}
