/**
 * What a plan protects, and AWS's own protection from deletion, of load balancers: AWS deletes one only without it
 * (Elastic Load Balancing User Guide: "Deletion protection"). It is taken off what is about to be deleted, and nothing
 * else.
 */
import type { StackGraph } from "../../graph/graph.ts";
import { relationsOf } from "../../graph/relations.ts";
import { urnsOf } from "../../graph/urn.ts";
import type { Deployment } from "./deployment.ts";

/** The input that says whether an object has it. */
export const PROTECTION = "enableDeletionProtection";

/** The URNs of the planned resources whose plan says whether they have it: what becomes of them is for the plan. */
export function plannedProtections(stack: StackGraph): readonly string[] {
  const urns = urnsOf(stack);
  return stack.nodes.flatMap(({ id, inputs }) => (inputs[PROTECTION] === undefined ? [] : (urns.get(id) ?? [])));
}

/** The URNs of what the plan has Pulumi protect. */
export function plannedProtected(stack: StackGraph): readonly string[] {
  const { protect, urn } = relationsOf(stack);
  return stack.nodes.flatMap((node) => (node.kind !== "invoke" && protect(node) === true ? [urn(node.id)] : []));
}

/** The URNs of what has it and does not stay. What Pulumi itself protects stays, whoever asks. */
export function protectedLeavers({ resources = [] }: Deployment, stays: (urn: string) => boolean): readonly string[] {
  return resources
    .filter(({ urn, inputs, protect, delete: leaving }) => {
      return inputs?.[PROTECTION] === true && protect !== true && leaving !== true && !stays(urn);
    })
    .map(({ urn }) => urn);
}
