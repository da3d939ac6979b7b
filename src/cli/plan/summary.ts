/** The plan in short: each stack, and how much of it belongs to each entry of the specification. */
import type { GraphNode, StackGraph } from "../../graph/graph.ts";
import type { Colours } from "../render/colours.ts";
import { countNodes, describeCounts, describeMarks } from "./counts.ts";

/** One paragraph a stack, one line an owner; ends with a line feed. */
export function renderPlanSummary(stacks: readonly StackGraph[], colours: Colours): string {
  return stacks.map((stack) => renderStack(stack, colours)).join("\n");
}

function renderStack({ name, region, nodes }: StackGraph, colours: Colours): string {
  const owners = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    const known = owners.get(node.owner);
    if (known) known.push(node);
    else owners.set(node.owner, [node]);
  }
  const rows = [...owners].map(([owner, owned]) => ({ owner, counts: countNodes(owned) }));
  const width = Math.max(...rows.map(({ owner }) => owner.length));
  const digits = Math.max(...rows.map(({ counts }) => String(counts.resources).length));
  const lines = rows
    .filter(({ counts }) => counts.resources > 0)
    .map(({ owner, counts }) => {
      const marks = describeMarks(counts).join(", ");
      return `  ${owner.padEnd(width)}  ${String(counts.resources).padStart(digits)}  ${colours.dim(marks)}`.trimEnd();
    });
  const head = `${colours.bold(name)} in ${region}: ${describeCounts(countNodes(nodes))}`;
  return `${[head, ...lines].join("\n")}\n`;
}
