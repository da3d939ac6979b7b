/**
 * The plan: what the stacks register in a first preview, as the JSON of `plan --format json`. Values are in Pulumi's wire
 * form; the plaintext of secrets is left out. Computed from the graph alone.
 */
import { serialize } from "../graph/evaluate.ts";
import type { Alias, GraphNode, Origin, ResourceGraph, StackGraph } from "../graph/graph.ts";
import { previewValues } from "../graph/preview-values.ts";
import { type Relations, relationsOf, sentInputs } from "../graph/relations.ts";
import { byUrn, stackUrn } from "../graph/urn.ts";
import type { NodeId } from "../graph/values.ts";
import { redact, type Wire } from "../graph/wire.ts";

export interface Plan {
  readonly stacks: readonly PlanStack[];
}

export interface PlanStack {
  readonly name: string;
  readonly project: string;
  /** Sorted by URN. */
  readonly resources: readonly PlanResource[];
  readonly outputs: { readonly [name: string]: Wire };
}

export interface PlanResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: { readonly [property: string]: Wire };
  /** The parent's URN; the stack's own where nothing is above. */
  readonly parent: string;
  /** URNs, sorted: what is referred to and what is waited for. */
  readonly dependencies: readonly string[];
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly ignoreChanges: readonly string[];
  readonly aliases: readonly PlanAlias[];
  /** The provider's URN; `null` for components and providers. */
  readonly provider: string | null;
  /** The region that it is made in; `null` for components. */
  readonly region: string | null;
  /** Where the specification says so; `null` for a registration that the graph does not have. */
  readonly origin: Origin | null;
  /** The URN of the remote component that makes it; `null` for what the program registers itself. */
  readonly madeBy: string | null;
}

export interface PlanAlias {
  readonly name?: string;
  readonly type?: string;
  /** A URN; `null` where the former resource had no parent. */
  readonly parent?: string | null;
}

/** The plan of every stack, in the graph's order. */
export function planGraph(graph: ResourceGraph): Plan {
  return { stacks: graph.stacks.map(planStack) };
}

/** The plan of one stack. The children that remote components make are in it, marked by `madeBy`. */
export function planStack(stack: StackGraph): PlanStack {
  const relations = relationsOf(stack);
  const values = previewValues(relations);
  const resource = (node: GraphNode): PlanResource => {
    const nodes = new Set(node.options.dependsOn);
    const inputs: Record<string, Wire> = {};
    for (const [property, value] of Object.entries(sentInputs(node))) {
      const { wire, nodes: from } = serialize(value, values);
      if (wire !== undefined) inputs[property] = redact(wire);
      for (const id of from) nodes.add(id);
    }
    const provider = relations.provider(node);
    return {
      urn: relations.urn(node.id),
      type: node.token,
      name: node.name,
      inputs,
      parent: node.options.parent === undefined ? stackUrn(stack) : relations.urn(node.options.parent),
      dependencies: [...relations.dependencies(nodes, node.id)].map(relations.urn).sort(),
      protect: relations.protect(node) ?? false,
      retainOnDelete: node.options.retainOnDelete ?? false,
      ignoreChanges: node.options.ignoreChanges ?? [],
      aliases: (node.options.aliases ?? []).map((alias) => planAlias(alias, relations)),
      provider: provider === undefined ? null : relations.urn(provider),
      region: regionOf(node, relations),
      origin: node.origin,
      madeBy: node.madeBy === undefined ? null : relations.urn(node.madeBy),
    };
  };
  const outputs: Record<string, Wire> = {};
  for (const [name, { value }] of Object.entries(stack.outputs)) {
    const { wire } = serialize(value, values);
    if (wire !== undefined) outputs[name] = redact(wire);
  }
  return {
    name: stack.name,
    project: stack.project,
    resources: stack.nodes
      .filter((node) => node.kind !== "invoke")
      .map(resource)
      .sort(byUrn),
    outputs,
  };
}

/** The region that a node is made in: its own, its provider's, or the stack's; `null` for components. */
export function regionOf(node: GraphNode, relations: Relations): string | null {
  if (node.kind === "component" || node.kind === "remote-component") return null;
  const provider = relations.provider(node);
  const given: readonly (NodeId | undefined)[] = [node.id, provider];
  for (const id of given) {
    const region = id === undefined ? undefined : relations.node(id).inputs["region"];
    if (typeof region === "string") return region;
  }
  return relations.stack.region;
}

function planAlias({ name, type, parent, noParent }: Alias, relations: Relations): PlanAlias {
  return {
    ...(name === undefined ? {} : { name }),
    ...(type === undefined ? {} : { type }),
    ...(noParent ? { parent: null } : parent === undefined ? {} : { parent: relations.urn(parent) }),
  };
}
