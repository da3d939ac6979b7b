/** What a stack amounts to, in numbers. */
import type { GraphNode, StackGraph } from "../../graph/graph.ts";
import { amount } from "../render/amount.ts";

export interface Counts {
  /** What the program registers: resources, components and providers. */
  readonly resources: number;
  readonly protected: number;
  readonly retained: number;
  /** What remote components make by themselves. */
  readonly made: number;
}

/** The counts of some nodes; calls of functions are no resources. */
export function countNodes(nodes: readonly GraphNode[]): Counts {
  const resources = nodes.filter(({ kind }) => kind !== "invoke");
  const own = resources.filter(({ madeBy }) => madeBy === undefined);
  return {
    resources: own.length,
    protected: own.filter(({ options }) => options.protect).length,
    retained: own.filter(({ options }) => options.retainOnDelete).length,
    made: resources.length - own.length,
  };
}

/** `168 resources, 14 protected and retained, 28 made by awsx`. */
export function describeCounts(counts: Counts): string {
  return [amount(counts.resources, "resource"), ...describeMarks(counts)].join(", ");
}

/** The parts of the counts besides the number of resources. */
export function describeMarks(counts: Counts): readonly string[] {
  const isSame = counts.protected === counts.retained;
  return [
    ...(isSame && counts.protected > 0 ? [`${counts.protected} protected and retained`] : []),
    ...(!isSame && counts.protected > 0 ? [`${counts.protected} protected`] : []),
    ...(!isSame && counts.retained > 0 ? [`${counts.retained} retained`] : []),
    ...(counts.made > 0 ? [`${counts.made} more made by awsx`] : []),
  ];
}

/** The counts of several stacks as one. */
export function countStacks(stacks: readonly StackGraph[]): Counts {
  return countNodes(stacks.flatMap(({ nodes }) => nodes));
}
