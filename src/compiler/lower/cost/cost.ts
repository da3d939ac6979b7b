/** What is watched of costs in an environment. */
import type { Cluster } from "../cluster.ts";
import type { Lowering } from "../context.ts";
import type { Keys } from "../keys.ts";
import type { Alarm } from "../observability/alarm.ts";
import type { SharedParts } from "../observability/shared-alarms.ts";
import type { Topics } from "../observability/topics.ts";
import { lowerAnomalies } from "./anomalies.ts";
import { lowerBudget } from "./budget.ts";
import { lowerIdleAlarms } from "./idle-alarms.ts";
import { lowerSummary } from "./summary.ts";

export interface CostSettings extends Pick<SharedParts, "balancers" | "natGateways"> {
  readonly keys: Keys;
  /** Undefined where nobody is told: then there is the budget alone. */
  readonly topics: Topics | undefined;
  /** Undefined where nothing runs. */
  readonly cluster: Cluster | undefined;
}

/** Returns the alarms, for the dashboard. */
export function lowerCost(lowering: Lowering, { keys, topics, cluster, ...parts }: CostSettings): readonly Alarm[] {
  const { budget, anomalies, audits } = lowering.model.cost;
  if (budget !== undefined) lowerBudget(lowering, budget, topics);
  if (topics === undefined) return [];
  if (anomalies) lowerAnomalies(lowering, topics);
  if (audits === undefined) return [];
  return [...lowerIdleAlarms(lowering, topics, parts), lowerSummary(lowering, { keys, topics, cluster })];
}
