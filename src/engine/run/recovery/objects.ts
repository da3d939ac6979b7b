/** When two are one object, so that no object is in a state twice: the next `up` would delete it as its own predecessor. */
import { holdsUnknown, isRecord, REDACTED } from "../../../graph/wire.ts";
import { type Deployment, isLive, type ResourceState, withoutMarks } from "../deployment.ts";
import table from "./identify.json" with { type: "json" };
import { fill } from "./template.ts";

/** An object as a state or the cloud tells it. */
export interface ObjectLike {
  readonly id?: string | undefined;
  readonly outputs?: ResourceState["outputs"] | undefined;
}

const entries: Readonly<Record<string, { readonly import?: string; readonly [other: string]: unknown }>> = table.types;

/**
 * Whether two of a type are one. What `pulumi import` names differently from the state tells by that: permissions of two
 * functions may have one identifier, and a role's attachment gets another one when it is read anew. Revisions of a task
 * definition have one identifier, and an ARN each; something made in part may have none yet.
 */
export function sameObject(type: string, one: ObjectLike, other: ObjectLike): boolean {
  const imported = entries[type]?.import;
  const [own = {}, others = {}] = [one, other].map(({ outputs = {} }) => withoutMarks(outputs));
  const names = [own, others].map((outputs) => (imported === undefined ? undefined : fill(imported, outputs)));
  if (names.every((name) => name !== undefined)) return names[0] === names[1];
  const [arn, otherArn] = [own["arn"], others["arn"]];
  return one.id === other.id && (arn === otherArn || arn === undefined || otherArn === undefined);
}

/**
 * Whether an object has the tags that its creation was asked with, secrets shown in both. One without any has been made by
 * others, or its maker was killed before it had them.
 */
export function hasItsTags(inputs: NonNullable<ResourceState["inputs"]>, { outputs = {} }: ObjectLike): boolean {
  const [wanted, actual] = [inputs, outputs].map(withoutMarks).map((one) => one["tagsAll"] ?? one["tags"]);
  if (!isRecord(wanted)) return true;
  const own = isRecord(actual) ? actual : {};
  return Object.entries(wanted).every(([key, value]) => {
    return typeof value !== "string" || value === REDACTED || holdsUnknown(value) || own[key] === value;
  });
}

/** Throws where a state has one object of these URNs twice; what is to be deleted counts, what is deleted already does not. */
export function refuseTwins({ resources = [] }: Deployment, urns: ReadonlySet<string>): void {
  for (const own of resources.filter((one) => urns.has(one.urn) && isLive(one))) {
    const twin = resources.find(
      (one) =>
        one !== own && one.type === own.type && one.pendingReplacement !== true && sameObject(own.type, one, own),
    );
    if (twin !== undefined) throw new Error(`"${own.id}" would be in the state twice, as ${own.urn} and ${twin.urn}`);
  }
}
