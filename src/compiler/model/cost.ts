/** What is watched of costs in the model. */
import type { Audit } from "../facts/cost.ts";
import type { ResolvedSpec } from "../overlay/resolved.ts";

export interface BudgetModel {
  /** US dollars a month. */
  readonly limit: number;
  /** Percent of it, each once in order. */
  readonly alertAt: readonly number[];
  /** Whether a forecast above it is told, too. */
  readonly forecast: boolean;
}

export interface CostModel {
  readonly budget: BudgetModel | undefined;
  readonly anomalies: boolean;
  /** Undefined where nobody looks. */
  readonly audits: { readonly watch: readonly Audit[] } | undefined;
}

/** A budget's percentages are told once each, however often they are written. */
export function buildCost({ cost: { budget, anomalies, audits } }: ResolvedSpec): CostModel {
  return {
    budget: budget && {
      limit: budget.monthlyUsd,
      alertAt: [...new Set(budget.alertAt)].sort((a, b) => a - b),
      forecast: budget.forecast,
    },
    anomalies,
    audits: audits && { watch: [...new Set(audits.watch)].sort() },
  };
}
