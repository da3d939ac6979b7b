/**
 * Compares what the engine says it would do with the compiler's own plan, resource by resource: each is there, of the
 * planned type, below the planned parent, protected as planned, and nothing else is. A difference is a bug of ours.
 */
import type { EngineEvent, StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import type { PlanResource, PlanStack } from "../../analysis/plan.ts";
import { parseUrn, STACK_TOKEN } from "../../graph/urn.ts";

export interface Disagreement {
  readonly urn: string;
  readonly message: string;
}

/** Operations on what the program no longer has, or that belong to another operation on the same resource. */
const LEAVING = new Set(["delete", "delete-replaced", "discard-replaced", "remove-pending-replace", "refresh"]);

/** The disagreements, by URN. `events` are those of a whole preview that succeeded. */
export function compareOperations(plan: PlanStack, events: readonly EngineEvent[]): readonly Disagreement[] {
  const planned = new Map(plan.resources.map((resource) => [resource.urn, resource]));
  const registered = new Map<string, StepEventMetadata>();
  for (const { resourcePreEvent } of events) {
    if (resourcePreEvent === undefined || LEAVING.has(resourcePreEvent.metadata.op)) continue;
    registered.set(resourcePreEvent.metadata.urn, resourcePreEvent.metadata);
  }
  const found: Disagreement[] = [];
  for (const [urn, resource] of planned) {
    const metadata = registered.get(urn);
    if (metadata === undefined) found.push({ urn, message: "is planned, and the engine does not register it" });
    else for (const message of differences(resource, metadata)) found.push({ urn, message });
  }
  for (const [urn, { type }] of registered) {
    if (planned.has(urn) || type === STACK_TOKEN || isDefaultProvider(urn, type)) continue;
    found.push({ urn, message: "is registered by the engine, and is not planned" });
  }
  return found.sort((a, b) => (a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : 0));
}

function* differences(planned: PlanResource, metadata: StepEventMetadata): Generator<string> {
  const state = metadata.new;
  if (metadata.type !== planned.type) yield `is planned with type ${planned.type}, and has ${metadata.type}`;
  if (state === undefined) return;
  if (state.parent !== planned.parent) yield `is planned below ${planned.parent}, and is below ${state.parent}`;
  const isProtected = state.protect === true;
  if (isProtected !== planned.protect) {
    const words = (protect: boolean) => (protect ? "protected" : "not protected");
    yield `is planned to be ${words(planned.protect)}, and is ${words(isProtected)}`;
  }
}

/** The engine makes one for a remote component whose provider is not given. */
function isDefaultProvider(urn: string, type: string): boolean {
  return type.startsWith("pulumi:providers:") && (parseUrn(urn)?.name ?? "").startsWith("default");
}
