/** What is said of a resource in a list beside its type and name. */
import type { GraphNode } from "../../graph/graph.ts";

/** What is special about a node: `protected`, `retained`, `adopted`, `made by awsx`. */
export function marksOf({ options, madeBy }: GraphNode): readonly string[] {
  return [
    ...(options.protect ? ["protected"] : []),
    ...(options.retainOnDelete ? ["retained"] : []),
    ...(options.import === undefined ? [] : ["adopted"]),
    ...(madeBy === undefined ? [] : ["made by awsx"]),
  ];
}
