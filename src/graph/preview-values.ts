/**
 * What outputs are before anything exists, as in the first preview of a stack: a resource's property is what the program
 * gave for it, and unknown otherwise; nothing is asked of the cloud.
 */
import { plainly, type Resolved, resolve, type ValueSource } from "./evaluate.ts";
import type { GraphNode } from "./graph.ts";
import { type Relations, sentInputs } from "./relations.ts";
import { typeFacts } from "./sdk-facts.ts";
import type { NodeId, PathStep } from "./values.ts";
import { holdsUnknown, isRecord, UNKNOWN, type Wire } from "./wire.ts";

/** Configuration is unknown where `configuration` does not give it a value, by key. */
export function previewValues(relations: Relations, configuration?: (key: string) => string): ValueSource {
  const properties = new Map<string, Resolved>();
  const source: ValueSource = {
    configuration: ({ key, secret }) => plainly(configuration?.(key) ?? UNKNOWN, secret),
    reference: ({ node: id, path }) => {
      const node = relations.node(id);
      if (node.kind === "invoke") return { value: UNKNOWN, secret: false, nodes: calledWith(node, relations, source) };
      const [property, ...rest] = path;
      const nodes = new Set([id]);
      if (property === "urn") return { value: relations.urn(id), secret: false, nodes };
      const whole = property === undefined ? plainly(UNKNOWN) : propertyOf(node, String(property));
      return { value: follow(whole.value, rest), secret: whole.secret, nodes };
    },
  };
  const propertyOf = (node: GraphNode, property: string): Resolved => {
    const key = `${node.id}#${property}`;
    const known = properties.get(key);
    if (known !== undefined) return known;
    const secret = isSecretProperty(node, property, source);
    const given = node.kind === "remote-component" ? undefined : sentInputs(node)[property];
    const value = property === "id" || given === undefined ? UNKNOWN : resolve(given, source).value;
    const resolved = plainly(value, secret);
    properties.set(key, resolved);
    return resolved;
  };
  return source;
}

/** Whether an output is secret: the SDK or the node says so, or a secret was given for it. */
export function isSecretProperty(node: GraphNode, property: string, source: ValueSource): boolean {
  if (typeFacts(node.token)?.secretOutputs.includes(property)) return true;
  if (node.options.additionalSecretOutputs?.includes(property)) return true;
  const given = sentInputs(node)[property];
  return given !== undefined && resolve(given, source).secret;
}

/**
 * The nodes that a result of an invoke depends on. The SDK does not call it before the resources that it waits for
 * exist, and then forgets them.
 */
function calledWith(node: GraphNode, relations: Relations, source: ValueSource): ReadonlySet<NodeId> {
  const nodes = invokeNodes(node, source);
  return isCalled(node, relations, source) ? nodes : new Set();
}

/** Whether the SDK calls an invoke in a first preview: it waits for no resource, and its arguments are known. */
export function isCalled(node: GraphNode, relations: Relations, source: ValueSource): boolean {
  if (holdsUnknown(resolve(node.inputs, source).value)) return false;
  const waits = relations.dependencies(invokeNodes(node, source), undefined);
  return [...waits].every((id) => relations.node(id).kind === "remote-component");
}

/** The nodes that an invoke's arguments and options name. */
export function invokeNodes(node: GraphNode, source: ValueSource): ReadonlySet<NodeId> {
  return new Set([...(node.options.dependsOn ?? []), ...resolve(node.inputs, source).nodes]);
}

/** A deeper part of an output; unknown where any step is. */
export function follow(value: Wire | undefined, path: readonly PathStep[]): Wire | undefined {
  let part = value;
  for (const step of path) {
    if (part === UNKNOWN || part === undefined) return part;
    if (Array.isArray(part)) part = part[step as number];
    else part = isRecord(part) ? part[String(step)] : undefined;
  }
  return part;
}
