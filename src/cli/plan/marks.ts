/** What is said of a resource in a list beside its type and name. */
import type { GraphNode } from "../../graph/graph.ts";

/** A type as Pulumi's own display has it: `aws:lb:TargetGroup` of `aws:lb/targetGroup:TargetGroup`. */
export function shortType(token: string): string {
  return token.replace(/\/[^:]*(?=:)/, "");
}

/** What is special about a node: `protected`, `retained`, `adopted`, `made by awsx`. */
export function marksOf({ options, madeBy }: GraphNode): readonly string[] {
  return [
    ...(options.protect ? ["protected"] : []),
    ...(options.retainOnDelete ? ["retained"] : []),
    ...(options.import === undefined ? [] : ["adopted"]),
    ...(madeBy === undefined ? [] : ["made by awsx"]),
  ];
}
