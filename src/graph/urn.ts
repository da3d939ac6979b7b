/** URNs: Pulumi's identity of a resource in a stack, made of the types of its ancestors and its name. */

import { invariant } from "../diagnostic/invariant.ts";
import type { GraphNode, StackGraph } from "./graph.ts";
import type { NodeId } from "./values.ts";

export const STACK_TOKEN = "pulumi:pulumi:Stack";

export interface UrnParts {
  readonly stack: string;
  readonly project: string;
  /** The types of the ancestors and the resource, joined by `$`; without the stack's own type. */
  readonly qualifiedType: string;
  readonly type: string;
  readonly name: string;
}

/** `urn:pulumi:<stack>::<project>::<qualified type>::<name>`. */
export function formatUrn(stack: string, project: string, qualifiedType: string, name: string): string {
  return `urn:pulumi:${stack}::${project}::${qualifiedType}::${name}`;
}

/** The parts of a URN; `undefined` for any other text. */
export function parseUrn(urn: string): UrnParts | undefined {
  const [head, project, qualifiedType, ...name] = urn.split("::");
  if (!head?.startsWith("urn:pulumi:") || project === undefined || qualifiedType === undefined || name.length === 0) {
    return undefined;
  }
  const type = qualifiedType.slice(qualifiedType.lastIndexOf("$") + 1);
  return { stack: head.slice("urn:pulumi:".length), project, qualifiedType, type, name: name.join("::") };
}

/** The URN of a resource of `type`, under the parent with the given URN; the stack adds no type. */
export function childUrn(parent: string, type: string, name: string): string {
  const parts = parseUrn(parent);
  invariant(parts, `"${parent}" is no URN`);
  const qualified = parts.type === STACK_TOKEN ? type : `${parts.qualifiedType}$${type}`;
  return formatUrn(parts.stack, parts.project, qualified, name);
}

/** The URN of the stack itself, the root of its tree. */
export function stackUrn(stack: Pick<StackGraph, "name" | "project">): string {
  return formatUrn(stack.name, stack.project, STACK_TOKEN, `${stack.project}-${stack.name}`);
}

/** The URN of each node that is a resource, by node. */
export function urnsOf(stack: StackGraph): ReadonlyMap<NodeId, string> {
  const nodes = new Map(stack.nodes.map((node) => [node.id, node]));
  const urns = new Map<NodeId, string>();
  const urnOf = (node: GraphNode): string => {
    const known = urns.get(node.id);
    if (known !== undefined) return known;
    const { parent } = node.options;
    const above = parent === undefined ? undefined : nodes.get(parent);
    invariant(parent === undefined || above, `${node.id} has the parent ${parent}, which is not in the stack`);
    const urn = childUrn(above === undefined ? stackUrn(stack) : urnOf(above), node.token, node.name);
    urns.set(node.id, urn);
    return urn;
  };
  for (const node of stack.nodes) if (node.kind !== "invoke") urnOf(node);
  return urns;
}

/** Orders resources by URN, by code units. */
export function byUrn(a: { readonly urn: string }, b: { readonly urn: string }): number {
  return a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : 0;
}
