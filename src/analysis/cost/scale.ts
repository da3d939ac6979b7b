/** How many tasks run on average: limits of scaling, and the schedules that move them, weighted by the time that they hold. */
import { parseAwsCron } from "../../compiler/values/aws-cron.ts";
import { FOUR_WEEKS, firingsBetween } from "../../compiler/values/firings.ts";
import { type GraphNode, neededBy } from "../../graph/graph.ts";
import assumptions from "./assumptions.json" with { type: "json" };
import type { Quantity } from "./quantity.ts";

const TARGET = "aws:appautoscaling/target:Target";
const SCHEDULE = "aws:appautoscaling/scheduledAction:ScheduledAction";

interface Limits {
  readonly min: number;
  readonly max: number;
}

/** The estimate knows no clock. */
const { from: FROM, until: UNTIL, week: WEEK } = FOUR_WEEKS;

/** The tasks of a service, from the nodes that refer to it. */
export function tasksOf(service: GraphNode, nodes: readonly GraphNode[]): Quantity {
  const target = nodes.find((node) => node.token === TARGET && neededBy(node).has(service.id));
  if (target === undefined) {
    const wanted = numberOf(service.inputs["desiredCount"]) ?? 1;
    return { minimum: wanted, typical: wanted, maximum: wanted };
  }
  const base = { min: numberOf(target.inputs["minCapacity"]) ?? 0, max: numberOf(target.inputs["maxCapacity"]) ?? 0 };
  const schedules = nodes.filter((node) => node.token === SCHEDULE && neededBy(node).has(target.id));
  return average(segments(base, schedules));
}

/** What holds from when to when, over the four weeks. */
function segments(base: Limits, schedules: readonly GraphNode[]): readonly (Limits & { readonly share: number })[] {
  const moves = schedules
    .flatMap((node) => {
      const { schedule, timezone = "UTC", scalableTargetAction } = node.inputs;
      const times = typeof schedule === "string" ? parseAwsCron(schedule) : undefined;
      if (times === undefined || typeof timezone !== "string") return [];
      const action = scalableTargetAction as { readonly minCapacity?: number; readonly maxCapacity?: number };
      const limits = { min: action.minCapacity ?? base.min, max: action.maxCapacity ?? base.max };
      return firingsBetween(times, timezone, FROM - WEEK, UNTIL).map((at) => ({ at, limits }));
    })
    .sort((a, b) => a.at - b.at);
  const held: (Limits & { readonly share: number })[] = [];
  let limits = base;
  let since = FROM;
  for (const move of moves) {
    if (move.at > since) {
      held.push({ ...limits, share: (move.at - since) / (UNTIL - FROM) });
      since = move.at;
    }
    limits = move.limits;
  }
  held.push({ ...limits, share: (UNTIL - since) / (UNTIL - FROM) });
  return held;
}

function average(held: readonly (Limits & { readonly share: number })[]): Quantity {
  const mean = (of: (limits: Limits) => number) => held.reduce((sum, one) => sum + of(one) * one.share, 0);
  const most = ({ min, max }: Limits) => Math.max(min, max);
  return {
    minimum: mean(({ min }) => min),
    typical: mean((limits) => limits.min + (most(limits) - limits.min) * assumptions.typicalShare),
    maximum: mean(most),
  };
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
