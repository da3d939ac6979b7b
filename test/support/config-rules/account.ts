/** An account as AWS Config sees it: the resources of all stacks in it, by region, with what configures them. */
import { type GraphNode, type StackGraph, visitReferences } from "../../../src/graph/graph.ts";
import { isComputed, type PlainValue } from "../../../src/graph/values.ts";

export interface Resource {
  readonly node: GraphNode;
  readonly region: string;
  /** Its own and those that its provider adds. */
  readonly tags: Readonly<Record<string, PlainValue>>;
}

export interface Account {
  readonly resources: readonly Resource[];
  /** What of a type refers to a resource. */
  readonly settingsOf: (resource: Resource, token: string) => readonly GraphNode[];
  /** What an input of a resource refers to first. */
  readonly referred: (node: GraphNode, input: string) => GraphNode | undefined;
}

/** The account that these stacks make. */
export function accountOf(stacks: readonly StackGraph[]): Account {
  const byId = new Map<GraphNode, ReadonlyMap<string, GraphNode>>();
  const users = new Map<GraphNode, Set<GraphNode>>();
  const resources: Resource[] = [];
  for (const stack of stacks) {
    const own = new Map(stack.nodes.map((node) => [node.id, node]));
    const provider = stack.nodes.find(({ token }) => token === "pulumi:providers:aws");
    const defaults = ((provider?.inputs["defaultTags"] ?? {}) as { tags?: Record<string, PlainValue> }).tags ?? {};
    for (const node of stack.nodes) {
      byId.set(node, own);
      for (const value of Object.values(node.inputs)) {
        visitReferences(value, ({ node: id }) => {
          const target = own.get(id);
          if (target !== undefined) users.set(target, (users.get(target) ?? new Set()).add(node));
        });
      }
      if (node.kind !== "resource") continue;
      const tags = { ...defaults, ...((node.inputs["tags"] ?? {}) as Record<string, PlainValue>) };
      resources.push({ node, region: String(node.inputs["region"] ?? stack.region), tags });
    }
  }
  return {
    resources,
    settingsOf: ({ node }, token) => {
      // What a component makes is referred to by way of the component.
      const component = byId.get(node)?.get(node.madeBy ?? "");
      const found = [...(users.get(node) ?? []), ...((component && users.get(component)) ?? [])];
      return [...new Set(found)].filter((one) => one.token === token);
    },
    referred: (node, input) => {
      let found: GraphNode | undefined;
      visitReferences(node.inputs[input] ?? null, ({ node: id }) => {
        found ??= byId.get(node)?.get(id);
      });
      return found;
    },
  };
}

/** A document that is printed as JSON when the program runs. */
export function documentOf(value: PlainValue | undefined): unknown {
  return isComputed(value) && value.$ === "json" ? value.value : undefined;
}
