/** Pulumi's state of a stack, as `pulumi stack export` writes it: the parts that we read and edit. */
import { STACK_TOKEN } from "../../graph/urn.ts";
import { isRecord, isSecretWire, mapWire, shownSecretWire, type Wire } from "../../graph/wire.ts";
import type { Succeeded } from "./messages.ts";

export interface ExportedStack {
  readonly version: number;
  readonly deployment: Deployment;
}

export interface Deployment {
  readonly manifest?: { readonly time?: string; readonly version?: string };
  readonly resources?: readonly ResourceState[];
  /** What the engine had begun and not ended when it was killed. */
  readonly pending_operations?: readonly PendingOperation[];
  readonly [other: string]: unknown;
}

export interface PendingOperation {
  /** `creating`, `updating`, `deleting`, `reading`, `importing`. */
  readonly type: string;
  readonly resource: ResourceState;
}

type Properties = { readonly [property: string]: Wire };

export interface ResourceState {
  readonly urn: string;
  readonly type: string;
  readonly custom: boolean;
  readonly id?: string;
  readonly inputs?: Properties;
  readonly outputs?: Properties;
  readonly parent?: string;
  /** The URN and identifier of its provider: `<urn>::<id>`. */
  readonly provider?: string;
  readonly protect?: boolean;
  /** Outputs that are secrets whatever the provider says. */
  readonly additionalSecretOutputs?: readonly string[];
  /** URNs of what its inputs are made of, and of what it is to wait for. */
  readonly dependencies?: readonly string[];
  readonly propertyDependencies?: { readonly [property: string]: readonly string[] | null };
  readonly replaceWith?: readonly string[];
  /** The URN of what its deletion is part of. */
  readonly deletedWith?: string;
  /** Replaced, and to be deleted. */
  readonly delete?: boolean;
  /** Deleted, and to be made again. */
  readonly pendingReplacement?: boolean;
  readonly [other: string]: unknown;
}

/** Whether it is an object that stays: neither deleted already, nor about to be. */
export function isLive({ id, delete: leaving, pendingReplacement }: ResourceState): boolean {
  return id !== undefined && id !== "" && leaving !== true && pendingReplacement !== true;
}

/** Whether nobody has written a state in between, be it shown or encrypted: when it was written, and what is in it and begun. */
export function sameState(one: Deployment, other: Deployment): boolean {
  const [first, second] = [one, other].map(({ manifest, resources = [], pending_operations: pending = [] }) => {
    const all = resources.map(({ urn, id, delete: leaving, pendingReplacement }) => [
      urn,
      id,
      leaving,
      pendingReplacement,
    ]);
    return JSON.stringify([
      Date.parse(manifest?.time ?? ""),
      all,
      pending.map(({ type, resource }) => [type, resource.urn]),
    ]);
  });
  return first === second;
}

/**
 * Every secret value of an export that shows them: texts and numbers, also those inside of secret structures. What the
 * export holds encrypted is not seen.
 */
export function secretValues(deployment: Deployment): readonly string[] {
  const found = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === "string" || typeof value === "number") found.add(String(value));
    else if (typeof value === "object" && value !== null) for (const member of Object.values(value)) collect(member);
  };
  const visit = (value: Wire): Wire => {
    if (!isSecretWire(value)) return value;
    const { plaintext } = value as { readonly plaintext?: string };
    if (plaintext !== undefined) collect(parsed(plaintext));
    return value;
  };
  mapWire((deployment.resources ?? []) as unknown as Wire, visit);
  mapWire((deployment.pending_operations ?? []) as unknown as Wire, visit);
  return [...found];
}

/** The outputs of a stack in an export that shows secrets; one with a secret anywhere in it is a secret. */
export function outputsOf({ resources = [] }: Deployment): Succeeded["outputs"] {
  const outputs = resources.find(({ type }) => type === STACK_TOKEN)?.outputs ?? {};
  const plain = withoutMarks(outputs);
  return Object.fromEntries(
    Object.entries(outputs).map(([name, value]) => [name, { value: plain[name], secret: holdsSecret(value) }]),
  );
}

/** A copy of properties with the marks of secrets, which an export has, taken off. */
export function withoutMarks(properties: Properties): Properties {
  const change = (value: Wire): Wire => {
    if (!isSecretWire(value)) return value;
    const { plaintext } = value as { readonly plaintext?: string };
    return plaintext === undefined ? value : (parsed(plaintext) as Wire);
  };
  return mapWire(properties, change) as Properties;
}

/**
 * Properties as the cloud tells them, of which those are secrets that are secrets in what the state has of the resource. One
 * in which a part was secret, and no part is marked now, is so as a whole: that part may stand elsewhere in it, or look otherwise.
 */
export function markedAs(
  properties: Properties,
  { inputs = {}, outputs = {}, additionalSecretOutputs = [] }: ResourceState,
): Properties {
  const plain = withoutMarks(properties);
  const secret = (property: string, value: Wire) => {
    const known = [inputs[property], outputs[property]];
    if (additionalSecretOutputs.includes(property) || known.some(isSecretWire)) return true;
    return known.some(holdsSecret) && !holdsSecret(value);
  };
  return Object.fromEntries(
    Object.entries(properties).map(([property, value]) => {
      return [property, secret(property, value) ? shownSecretWire(plain[property] ?? null) : value];
    }),
  );
}

function holdsSecret(value: Wire | undefined): boolean {
  if (isSecretWire(value)) return true;
  if (Array.isArray(value)) return value.some(holdsSecret);
  return isRecord(value) && Object.values(value).some(holdsSecret);
}

function parsed(plaintext: string): unknown {
  try {
    return JSON.parse(plaintext);
  } catch {
    return plaintext;
  }
}
