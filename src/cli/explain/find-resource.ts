/** Finds the resources that a word of the command line means. */
import type { GraphNode, StackGraph } from "../../graph/graph.ts";
import { shortToken } from "../../graph/tokens.ts";
import { urnsOf } from "../../graph/urn.ts";

export interface FoundResource {
  readonly node: GraphNode;
  /** The stacks that have it, in the graph's order; the node is the first one's. */
  readonly stacks: readonly StackGraph[];
}

/** The distinct resources that `word` names: a URN, an owner and type as in `overrides`, a type, a logical name, an owner. */
export function findResources(stacks: readonly StackGraph[], word: string): readonly FoundResource[] {
  const found = new Map<string, FoundResource>();
  for (const stack of stacks) {
    const urns = urnsOf(stack);
    for (const node of stack.nodes) {
      if (node.kind === "invoke" || !wordsOf(node, urns.get(node.id)).includes(word)) continue;
      const known = found.get(node.id);
      found.set(node.id, known ? { ...known, stacks: [...known.stacks, stack] } : { node, stacks: [stack] });
    }
  }
  return [...found.values()];
}

/** Everything that a resource may be called; the first is how `overrides` call it. */
export function wordsOf({ owner, token, name, id }: GraphNode, urn?: string): readonly string[] {
  const short = shortToken(token);
  return [
    `${owner}/${token}`,
    `${owner}/${token}/${name}`,
    `${owner}/${short}`,
    `${owner}/${short}/${name}`,
    token,
    short,
    id,
    name,
    owner,
    ...(urn === undefined ? [] : [urn]),
  ];
}
