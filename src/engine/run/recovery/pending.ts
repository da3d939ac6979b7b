/**
 * What a killed engine leaves behind: operations that the state says were begun. A creation that was begun may have made
 * its object or not, and the next `up` would make it again. Here is how each is told: by an identifier that follows from
 * its inputs, by its tags, by its name in a list, or not at all; and what becomes of the state once it is known.
 */
import { parseUrn } from "../../../graph/urn.ts";
import { holdsUnknown, isRecord, type Wire } from "../../../graph/wire.ts";
import { type Deployment, markedAs, type PendingOperation, type ResourceState, withoutMarks } from "../deployment.ts";
import { needsOf } from "../keep.ts";
import { type ChangeRepair, changedResource, isMarked, without } from "./begun.ts";
import table from "./identify.json" with { type: "json" };
import type { Listing } from "./listing.ts";
import { fill } from "./template.ts";

/** How the object of a creation is found. */
export type Lookup =
  /** Not at all: to create it again makes no second one. */
  | { readonly kind: "again"; readonly reason: string }
  /** The object with this identifier, read with the inputs as its state, or as `pulumi import` reads it. */
  | { readonly kind: "id"; readonly id: string; readonly form: "state" | "import" }
  /** The one object of a service that has all these tags, and that no state knows. */
  | {
      readonly kind: "tags";
      readonly service: string;
      /** What its ARN holds. */
      readonly arn: string;
      readonly region: string;
      readonly tags: Readonly<Record<string, string>>;
      /** How its identifier follows from its ARN. */
      readonly id: "arn" | "last" | "import";
    }
  /** The one object of a list that answers to its name, and that no state knows. */
  | { readonly kind: "listed"; readonly listing: Listing }
  /** Only a person can. */
  | { readonly kind: "unknown"; readonly reason: string };

export interface PendingCreation {
  readonly urn: string;
  readonly type: string;
  /** The logical name. */
  readonly name: string;
  readonly lookup: Lookup;
}

/** What became of a creation, or of a change. */
export type Repair =
  | { readonly urn: string; readonly kind: "adopt"; readonly id: string; readonly outputs: ResourceState["outputs"] }
  | { readonly urn: string; readonly kind: "absent" }
  | ChangeRepair;

interface Entry {
  readonly again?: string;
  readonly state?: string;
  readonly import?: string;
  readonly tagged?: string;
  readonly arn?: string;
  readonly id?: string;
  /** Without a region: its own, or the provider's. */
  readonly listed?: Omit<Listing, "region" | "send"> & Partial<Pick<Listing, "region" | "send">>;
}

const entries: Readonly<Record<string, Entry>> = table.types;

/** The types that can be found; for tests that every type has its entry. */
export const IDENTIFIED_TYPES: readonly string[] = Object.keys(entries);

/** The creations that were begun, each once. Takes an export that shows secrets: names may be made of them. */
export function pendingCreations(deployment: Deployment): readonly PendingCreation[] {
  return creations(deployment).map(({ resource }) => {
    const { urn, type } = resource;
    return { urn, type, name: parseUrn(urn)?.name ?? urn, lookup: lookupOf(resource, deployment) };
  });
}

/**
 * The state in which every repaired operation is ended: the objects that exist belong to the stack, as if the engine had
 * lived; those that do not are forgotten. Keeps the creations that no repair is given for, which Pulumi
 * itself would drop with the next import.
 */
export function repaired(deployment: Deployment, repairs: readonly Repair[]): Deployment {
  const pending = deployment.pending_operations ?? [];
  const byUrn = new Map(repairs.map((repair) => [repair.urn, repair]));
  const left = pending.filter(({ type, resource }) => type === "creating" && !byUrn.has(resource.urn));
  const adopted = creations(deployment).flatMap(({ resource }) => {
    const repair = byUrn.get(resource.urn);
    if (repair?.kind !== "adopt") return [];
    return [{ ...resource, id: repair.id, outputs: markedAs(repair.outputs ?? {}, resource) }];
  });
  const urns = new Set(adopted.map(({ urn }) => urn));
  // Its predecessor, where it replaces one, is gone already or is deleted by the next `up`.
  const before = (deployment.resources ?? [])
    .map((resource) => (urns.has(resource.urn) ? { ...resource, delete: true } : resource))
    .map((resource) => {
      const repair = byUrn.get(resource.urn);
      if (repair?.kind === "kept" && isMarked(resource)) return unmarked(resource);
      if (resource.delete === true || repair?.kind !== "changed") return resource;
      return changedResource(resource, repair, pending);
    });
  const gone = new Set([
    ...repairs.filter(({ kind }) => kind === "gone").map(({ urn }) => urn),
    ...unmade(before, byUrn),
  ]);
  const all = adopted.reduce(placed, without(before, gone));
  const resources = all.filter((one) => !(urns.has(one.urn) && one.delete === true && one.pendingReplacement === true));
  return { ...deployment, resources, pending_operations: left };
}

function unmarked({ pendingReplacement: _, ...resource }: ResourceState): ResourceState {
  return resource;
}

/** What was deleted before its successor was begun, which was not made either. */
function unmade(resources: readonly ResourceState[], repairs: ReadonlyMap<string, Repair>): readonly string[] {
  const parents = new Set(resources.map(({ parent }) => parent));
  const of = resources.filter(
    (one) => isMarked(one) && repairs.get(one.urn)?.kind === "absent" && !parents.has(one.urn),
  );
  return of.map(({ urn }) => urn);
}

/** Behind all that it needs, and so before what needs it, which stands where its predecessor was or behind that. */
function placed(resources: readonly ResourceState[], adopted: ResourceState): readonly ResourceState[] {
  const needs = new Set(needsOf(adopted));
  const last = resources.findLastIndex(({ urn, delete: leaving }) => needs.has(urn) && leaving !== true);
  return last < 0 ? [...resources, adopted] : resources.toSpliced(last + 1, 0, adopted);
}

function creations({ pending_operations = [] }: Deployment): readonly PendingOperation[] {
  const found = new Map<string, PendingOperation>();
  for (const operation of pending_operations) {
    if (operation.type === "creating" && operation.resource.custom) found.set(operation.resource.urn, operation);
  }
  return [...found.values()];
}

function lookupOf(resource: ResourceState, deployment: Deployment): Lookup {
  const entry = entries[resource.type];
  if (resource.type.startsWith("pulumi:providers:"))
    return { kind: "again", reason: "it is the engine's own, no object" };
  // The engine had the provider's answer, and was killed before it wrote the resource itself.
  if (resource.id !== undefined && resource.id !== "") return { kind: "id", id: resource.id, form: "state" };
  if (entry === undefined) return { kind: "unknown", reason: "nothing in its inputs identifies it" };
  if (entry.again !== undefined) return { kind: "again", reason: entry.again };
  const inputs = withoutMarks(resource.inputs ?? {});
  const provider = (deployment.resources ?? []).find(({ urn, id }) => resource.provider === `${urn}::${id}`);
  const place = placeOf(inputs, withoutMarks(provider?.inputs ?? {}));
  const template = entry.state ?? entry.import;
  if (template !== undefined) {
    const id = fill(template, { ...inputs, ...place });
    if (id === undefined) return { kind: "unknown", reason: `its inputs do not say all of "${template}"` };
    return { kind: "id", id, form: entry.state === undefined ? "import" : "state" };
  }
  if (entry.listed !== undefined) return listed(entry.listed, { ...inputs, ...place });
  const tags = textsOf(inputs["tagsAll"] ?? inputs["tags"]);
  const arn = fill(entry.arn ?? "", { ...inputs, ...place });
  if (entry.tagged === undefined || arn === undefined || tags["Name"] === undefined) {
    return { kind: "unknown", reason: "it has no Name tag to look for" };
  }
  // The tags of what is global are in one region.
  const region =
    entry.tagged === "route53" || entry.tagged === "cloudfront" ? "us-east-1" : String(place["region"] ?? "");
  const id = entry.id === "arn" || entry.id === "import" ? entry.id : "last";
  return { kind: "tags", service: entry.tagged, arn, region, tags, id };
}

function listed(listing: NonNullable<Entry["listed"]>, values: Readonly<Record<string, Wire>>): Lookup {
  const { region = "{region}", path, send = {}, match } = listing;
  let missing: string | undefined;
  const filled = (template: string) => {
    const text = fill(template, values);
    if (text === undefined) missing = template;
    return text ?? "";
  };
  const all = (templates: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(templates).map(([field, template]) => [field, filled(template)]));
  const found: Listing = {
    ...listing,
    region: filled(region),
    ...(path === undefined ? {} : { path: filled(path) }),
    send: all(send),
    match: all(match),
  };
  if (missing !== undefined) return { kind: "unknown", reason: `its inputs do not say all of "${missing}"` };
  return { kind: "listed", listing: found };
}

function placeOf(inputs: Readonly<Record<string, Wire>>, provider: Readonly<Record<string, Wire>>) {
  const allowed = structured(provider["allowedAccountIds"]);
  const account = Array.isArray(allowed) ? (allowed as readonly Wire[])[0] : undefined;
  const region = inputs["region"] ?? provider["region"];
  return { ...(account === undefined ? {} : { account }), ...(region === undefined ? {} : { region }) };
}

/** Nested configuration of a provider is JSON text in the state. */
function structured(value: Wire | undefined): Wire | undefined {
  return typeof value === "string" && /^[[{]/.test(value) ? (JSON.parse(value) as Wire) : value;
}

function textsOf(value: Wire | undefined): Readonly<Record<string, string>> {
  const entriesOf = isRecord(value) ? Object.entries(value) : [];
  return Object.fromEntries(
    entriesOf.filter((entry): entry is [string, string] => typeof entry[1] === "string" && !holdsUnknown(entry[1])),
  );
}
