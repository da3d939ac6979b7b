/** The plan for language models: one line a resource, full types, no decoration. */
import type { Origin, StackGraph } from "../../graph/graph.ts";
import { type Place, placeText } from "../places.ts";
import { visibleLine } from "../render/text.ts";
import { marksOf } from "./marks.ts";
import type { OverriddenProperty } from "./overridden.ts";

/** `stack owner/type/name | file:line | marks | override of property at file:line`, one line each. */
export function renderAgentPlan(
  stacks: readonly StackGraph[],
  overridden: readonly OverriddenProperty[],
  placeOf: (origin: Origin) => Place,
): string {
  const lines = stacks.flatMap((stack) =>
    stack.nodes
      .filter(({ kind }) => kind !== "invoke")
      .map((node) => {
        const overrides = overridden.filter(({ stack: name, node: id }) => name === stack.name && id === node.id);
        const parts = [
          `${stack.name} ${node.owner}/${node.token}/${node.name}`,
          placeText(placeOf(node.origin)),
          ...(marksOf(node).length > 0 ? [marksOf(node).join(", ")] : []),
          ...overrides.map((override) => `override of ${override.property} at ${placeText(override)}`),
        ];
        return parts.join(" | ");
      }),
  );
  return lines.map((line) => `${visibleLine(line)}\n`).join("");
}
