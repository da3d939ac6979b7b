/**
 * What the SDK makes of the graph's values when the program runs, as its `output`, `interpolate`, `jsonStringify` and
 * `secret` do (pulumi/pulumi, sdk/nodejs/output.ts and runtime/rpc.ts). Where outputs come from is a parameter: the plan
 * takes them from what is known before anything exists, verification from tokens.
 */
import {
  type Computed,
  type Configuration,
  isComputed,
  type NodeId,
  type PlainValue,
  type Reference,
} from "./values.ts";
import { archiveWire, holdsUnknown, outputWire, secretWire, UNKNOWN, type Wire } from "./wire.ts";

/** A value as an output carries it: data, whether any of it is secret, and the nodes that it comes from. */
export interface Resolved {
  /** `UNKNOWN` stands inside where parts are unknown; `undefined` where an output has no such member. */
  readonly value: Wire | undefined;
  readonly secret: boolean;
  readonly nodes: ReadonlySet<NodeId>;
}

/** Where outputs and configuration come from. */
export interface ValueSource {
  reference(reference: Reference): Resolved;
  configuration(configuration: Configuration): Resolved;
}

const NONE: ReadonlySet<NodeId> = new Set();

/** A value that comes from no node. */
export function plainly(value: Wire | undefined, secret = false): Resolved {
  return { value, secret, nodes: NONE };
}

/** A value as the inside of an output: computed parts replaced, secrecy gathered for the whole. */
export function resolve(value: PlainValue, source: ValueSource): Resolved {
  if (isComputed(value)) return resolveComputed(value, source);
  if (typeof value !== "object" || value === null) return plainly(value);
  if (Array.isArray(value)) {
    const members = value.map((member: PlainValue) => resolve(member, source));
    return gather(
      members,
      members.map((member) => member.value ?? null),
    );
  }
  const members = Object.entries(value).map(([key, member]) => [key, resolve(member as PlainValue, source)] as const);
  const record: Record<string, Wire> = {};
  for (const [key, member] of members) if (member.value !== undefined) record[key] = member.value;
  return gather(
    members.map(([, member]) => member),
    record,
  );
}

function resolveComputed(value: Computed, source: ValueSource): Resolved {
  switch (value.$) {
    case "reference":
      return source.reference(value);
    case "configuration":
      return source.configuration(value);
    case "archive":
      return plainly(archiveWire(value.files));
    case "secret":
      return { ...resolve(value.value, source), secret: true };
    case "json": {
      const inner = resolve(value.value, source);
      return { ...inner, value: holdsUnknown(inner.value) ? UNKNOWN : JSON.stringify(inner.value) };
    }
    case "interpolation": {
      const parts = value.parts.map((part) =>
        typeof part === "string" ? plainly(part) : resolveComputed(part, source),
      );
      const text = parts.some((part) => holdsUnknown(part.value))
        ? UNKNOWN
        : parts.map((part) => String(part.value)).join("");
      return gather(parts, text);
    }
  }
}

function gather(parts: readonly Resolved[], value: Wire): Resolved {
  const nodes = new Set<NodeId>();
  for (const part of parts) for (const node of part.nodes) nodes.add(node);
  return { value, secret: parts.some((part) => part.secret), nodes };
}

export interface Serialized {
  /** `undefined` where the SDK leaves the property out. */
  readonly wire: Wire | undefined;
  readonly nodes: ReadonlySet<NodeId>;
}

/** Sends an output of a remote component's arguments with its dependencies, which `dependencies` names. */
export interface RemoteArguments {
  dependencies(nodes: ReadonlySet<NodeId>): readonly string[];
}

/**
 * A property as the SDK sends it: structure stays, each computed part becomes its value, the unknown sentinel or a
 * marked secret. An unknown secret is unknown alone (SDK 3.248). `remote` is given for arguments of a remote component.
 */
export function serialize(value: PlainValue, source: ValueSource, remote?: RemoteArguments): Serialized {
  const nodes = new Set<NodeId>();
  const visit = (part: PlainValue): Wire | undefined => {
    if (typeof part !== "object" || part === null) return part;
    if (isComputed(part)) {
      const resolved = resolveComputed(part, source);
      for (const node of resolved.nodes) nodes.add(node);
      if (part.$ === "archive") return resolved.value;
      const known = resolved.value !== undefined && !holdsUnknown(resolved.value) ? resolved.value : undefined;
      if (remote) {
        const unknown = known === undefined && resolved.value !== undefined;
        const dependencies = remote.dependencies(resolved.nodes);
        return outputWire({ value: unknown ? undefined : (known ?? null), secret: resolved.secret, dependencies });
      }
      if (known === undefined) return resolved.value === undefined ? undefined : UNKNOWN;
      return resolved.secret ? secretWire(known) : known;
    }
    if (Array.isArray(part)) return part.map((member: PlainValue) => visit(member) ?? null);
    const record: Record<string, Wire> = {};
    for (const [key, member] of Object.entries(part)) {
      const wire = visit(member as PlainValue);
      if (wire !== undefined) record[key] = wire;
    }
    return record;
  };
  return { wire: visit(value), nodes };
}
