/** Which properties of the plan are set by an override, and where the override stands. */
import { overrideNames } from "../../compiler/lower/overrides.ts";
import type { RuleContext } from "../../compiler/rules/rule.ts";
import type { StackGraph } from "../../graph/graph.ts";
import type { NodeId } from "../../graph/values.ts";
import { locate } from "../../source/positioned.ts";
import { type Place, placeOf } from "../places.ts";

export interface OverriddenProperty extends Place {
  readonly stack: string;
  readonly node: NodeId;
  readonly property: string;
}

/** The overridden properties of these stacks, in the order of the overrides. */
export function overriddenProperties(
  stacks: readonly StackGraph[],
  environments: readonly RuleContext[],
): readonly OverriddenProperty[] {
  return stacks.flatMap((stack) => {
    const spec = environments.find(({ environment }) => environment === stack.name)?.spec;
    if (spec === undefined) return [];
    return spec.overrides.flatMap(({ resource, set }, index) => {
      const node = stack.nodes.find((one) => one.madeBy === undefined && overrideNames(one).includes(resource));
      if (node === undefined) return [];
      return Object.keys(set).flatMap((property): OverriddenProperty[] => {
        const { entry } = locate(spec, ["overrides", index, "set", property]);
        return entry === undefined ? [] : [{ stack: stack.name, node: node.id, property, ...placeOf(entry) }];
      });
    });
  });
}
