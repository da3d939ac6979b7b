/**
 * How nodes of a stack bear on each other by the SDK's rules: what a child inherits from its parent, what a dependency on
 * a component stands for, and what the SDK's classes do with a node's inputs (pulumi/pulumi, sdk/nodejs/resource.ts and
 * runtime/dependsOn.ts).
 */
import { invariant } from "../diagnostic/invariant.ts";
import type { GraphNode, StackGraph } from "./graph.ts";
import { typeFacts } from "./sdk-facts.ts";
import { urnsOf } from "./urn.ts";
import type { NodeId, PlainValue } from "./values.ts";

export interface Relations {
  readonly stack: StackGraph;
  /** The node; throws where a graph names one that it does not hold. */
  node(id: NodeId): GraphNode;
  find(id: NodeId): GraphNode | undefined;
  urn(id: NodeId): string;
  /** The provider's node that serves the node, own or inherited. */
  provider(node: GraphNode): NodeId | undefined;
  /** The providers that a component names for its children, by package. */
  providers(node: GraphNode): Readonly<Record<string, NodeId>>;
  /** Own or inherited; `undefined` where nobody says. */
  protect(node: GraphNode): boolean | undefined;
  /** The resources that a dependency on `nodes` means to `self`: those of a local component, not the component. */
  dependencies(nodes: Iterable<NodeId>, self: NodeId | undefined): ReadonlySet<NodeId>;
}

/** The relations within a stack. */
export function relationsOf(stack: StackGraph): Relations {
  const nodes = new Map(stack.nodes.map((node) => [node.id, node]));
  const urns = urnsOf(stack);
  const children = new Map<NodeId, NodeId[]>();
  for (const { id, kind, madeBy, options } of stack.nodes) {
    if (options.parent === undefined || kind === "invoke" || madeBy !== undefined) continue;
    const siblings = children.get(options.parent);
    if (siblings) siblings.push(id);
    else children.set(options.parent, [id]);
  }
  const node = (id: NodeId): GraphNode => {
    const found = nodes.get(id);
    invariant(found, `the stack ${stack.name} has no node ${id}`);
    return found;
  };
  const packageOf = (provider: NodeId): string => node(provider).token.slice("pulumi:providers:".length);
  const inherited = (child: GraphNode): Readonly<Record<string, NodeId>> => {
    const { parent, providers = [], provider } = child.options;
    const own = [...providers, ...(provider === undefined ? [] : [provider])];
    const above = parent === undefined ? {} : inherited(node(parent));
    return { ...above, ...Object.fromEntries(own.map((id) => [packageOf(id), id])) };
  };
  return {
    stack,
    node,
    find: (id) => nodes.get(id),
    urn: (id) => {
      const urn = urns.get(id);
      invariant(urn, `${id} is no resource of the stack ${stack.name}`);
      return urn;
    },
    provider: (child) => {
      if (child.kind === "component") return undefined;
      const found = inherited(child)[packageOfType(child.token)];
      return found;
    },
    providers: ({ kind, options: { provider, providers = [] } }) => {
      if (kind !== "component" && kind !== "remote-component") return {};
      const own = [...providers, ...(provider === undefined ? [] : [provider])];
      return Object.fromEntries(own.map((id) => [packageOf(id), id]));
    },
    protect: (child) => {
      let next: GraphNode | undefined = child;
      while (next !== undefined) {
        if (next.options.protect !== undefined) return next.options.protect;
        next = next.options.parent === undefined ? undefined : node(next.options.parent);
      }
      return undefined;
    },
    dependencies: (from, self) => {
      const seen = new Set<NodeId>();
      const walk = (id: NodeId): void => {
        if (seen.has(id)) return;
        seen.add(id);
        const { kind } = node(id);
        if (id !== self && (kind === "component" || kind === "remote-component")) children.get(id)?.forEach(walk);
      };
      for (const id of from) walk(id);
      return new Set([...seen].filter((id) => id !== self && node(id).kind !== "component"));
    },
  };
}

/** The package of a type token: `aws` of `aws:ecs/service:Service`. */
export function packageOfType(token: string): string {
  return token.slice(0, token.indexOf(":"));
}

/**
 * A node's inputs as its SDK class passes them on: defaults added, secret inputs marked, the structured configuration of
 * a provider encoded as JSON.
 */
export function sentInputs(node: GraphNode): Readonly<Record<string, PlainValue>> {
  const facts = node.madeBy === undefined ? typeFacts(node.token) : undefined;
  if (facts === undefined || node.kind === "invoke") return node.inputs;
  const sent: Record<string, PlainValue> = { ...facts.defaults, ...node.inputs };
  for (const name of facts.secretInputs) if (sent[name]) sent[name] = { $: "secret", value: sent[name] };
  for (const name of facts.jsonInputs) if (sent[name] !== undefined) sent[name] = { $: "json", value: sent[name] };
  return sent;
}
