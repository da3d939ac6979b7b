/**
 * What differs between the state and the cloud, from the events of a refresh that changes nothing: property by property,
 * and whether the platform itself makes it so (a schedule that moves limits, a property that is left to AWS).
 */
import type { EngineEvent, StepEventStateMetadata } from "@pulumi/pulumi/automation/index.js";
import type { GraphNode, StackGraph } from "../../graph/graph.ts";
import { urnsOf } from "../../graph/urn.ts";
import type { PathStep, Reference } from "../../graph/values.ts";
import { isRecord, type Wire } from "../../graph/wire.ts";
import { holdsHidden } from "./recovery/lost.ts";

export interface PropertyDrift {
  /** `tags.Name`, `ingress[0].fromPort`. */
  readonly path: string;
  /** `undefined`: absent. */
  readonly expected: Wire | undefined;
  readonly actual: Wire | undefined;
  /** Why this is as it should be; `undefined` for what is not. */
  readonly reason: string | undefined;
}

export interface Drift {
  readonly urn: string;
  readonly type: string;
  /** The logical name. */
  readonly name: string;
  /** `gone`: the object does not exist any more. */
  readonly kind: "changed" | "gone";
  /** None of one that has changed: what differs is secret, and the engine shows no secrets. */
  readonly properties: readonly PropertyDrift[];
  /** Whether nothing of it is as it should not be. */
  readonly expected: boolean;
}

/** Each drifted resource once, in the order of the events. */
export function explainDrift(stack: StackGraph, events: readonly EngineEvent[]): readonly Drift[] {
  const urns = urnsOf(stack);
  const nodes = new Map(stack.nodes.map((node) => [urns.get(node.id), node]));
  const found = new Map<string, Drift>();
  for (const { resOutputsEvent } of events) {
    if (resOutputsEvent === undefined) continue;
    const { op, urn, type, old, new: current } = resOutputsEvent.metadata;
    const of = { urn, type, name: urn.split("::").slice(3).join("::") };
    if (op === "delete") found.set(urn, { ...of, kind: "gone", properties: [], expected: false });
    if (op !== "update" || old === undefined || current === undefined) continue;
    const properties = differences(old, current).map(({ path, expected, actual }) => ({
      path: formatPath(path),
      expected,
      actual,
      reason: reasonFor(nodes.get(urn), path, actual, stack),
    }));
    // What the provider keeps for itself is nobody's change.
    if (properties.length === 0 && !hidesSomething(old) && !hidesSomething(current)) continue;
    const expected = properties.length > 0 && properties.every(({ reason }) => reason !== undefined);
    found.set(urn, { ...of, kind: "changed", properties, expected });
  }
  return [...found.values()];
}

function hidesSomething({ inputs, outputs }: StepEventStateMetadata): boolean {
  return holdsHidden(inputs as Wire) || holdsHidden(outputs as Wire);
}

interface Difference {
  readonly path: readonly PathStep[];
  readonly expected: Wire | undefined;
  readonly actual: Wire | undefined;
}

/** In the inputs; where they agree, in what the object has besides. `tagsAll` repeats `tags`. */
function differences(old: StepEventStateMetadata, current: StepEventStateMetadata): readonly Difference[] {
  const own = ({ path: [first] }: Difference) => typeof first !== "string" || !first.startsWith("__");
  const among = (before: unknown, after: unknown) => [...differing(before as Wire, after as Wire, [])].filter(own);
  const inputs = among(old.inputs, current.inputs);
  const all = inputs.length > 0 ? inputs : among(old.outputs, current.outputs);
  const tags = all.some(({ path: [first] }) => first === "tags");
  return tags ? all.filter(({ path: [first] }) => first !== "tagsAll") : all;
}

function* differing(
  before: Wire | undefined,
  after: Wire | undefined,
  path: readonly PathStep[],
): Generator<Difference> {
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    for (let index = 0; index < length; index++) yield* differing(before[index], after[index], [...path, index]);
  } else if (isRecord(before) && isRecord(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      yield* differing(before[key], after[key], [...path, key]);
    }
  } else if (before !== after) {
    yield { path, expected: before, actual: after };
  }
}

function reasonFor(
  node: GraphNode | undefined,
  path: readonly PathStep[],
  actual: Wire | undefined,
  stack: StackGraph,
): string | undefined {
  const property = path[0];
  if (node === undefined || typeof property !== "string") return undefined;
  if (node.options.ignoreChanges?.includes(property)) return "it is left to AWS";
  if (property !== "minCapacity" && property !== "maxCapacity") return undefined;
  for (const action of stack.nodes) {
    if (action.token !== "aws:appautoscaling/scheduledAction:ScheduledAction") continue;
    if ((action.inputs["resourceId"] as Partial<Reference> | undefined)?.node !== node.id) continue;
    const limits = action.inputs["scalableTargetAction"] as Readonly<Record<string, unknown>> | undefined;
    if (limits?.[property] === actual) return `schedule "${action.name}" sets it`;
  }
  return undefined;
}

/** Pulumi's notation of property paths. */
function formatPath(path: readonly PathStep[]): string {
  return path
    .map((step, index) => {
      if (typeof step === "number") return `[${step}]`;
      if (!/^[A-Za-z_][\w-]*$/.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join("");
}
