/** The estimate against the budget: what `check` says beside the rules where a budget is written. */
import { createDiagnostic, declare, message } from "../../diagnostic/define.ts";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { ResourceGraph } from "../../graph/graph.ts";
import { locate, valueSpan } from "../../source/positioned.ts";
import { type Estimate, estimateStack } from "./estimate.ts";
import type { Usage } from "./pricer.ts";
import { PRICED_REGIONS } from "./prices.ts";

/** What is read of an environment; values know their places. */
export interface BudgetedEnvironment {
  readonly environment: string;
  readonly spec: object & {
    readonly cost: { readonly budget?: { readonly monthlyUsd: number }; readonly usage: Usage };
  };
}

export const costDiagnostics = {
  "over-budget": declare({
    severity: "error",
    message: message`a typical month of ${"environment"} costs ${"estimate"} USD, and the budget is ${"budget"} USD`,
    why: "A budget alarm comes when the money is spent; the estimate comes before.",
    help: message`raise monthlyUsd, or make it cheaper: the most goes into ${"most"}. "provfair-compile cost" shows every line`,
  }),
  "region-without-prices": declare({
    severity: "warning",
    message: message`nothing holds ${"environment"} against its budget: there are no prices of ${"region"}`,
    why: "An estimate without prices is nothing, which is below every budget: the first to notice would be the bill.",
    help: message`compare it with the same platform in ${"regions"}; at AWS the budget tells all the same`,
  }),
} as const;

/** A finding for each environment whose typical estimate is above its budget. */
export function checkBudgets(
  graph: ResourceGraph,
  environments: readonly BudgetedEnvironment[],
): readonly Diagnostic[] {
  return environments.flatMap(({ environment, spec }): Diagnostic[] => {
    const { budget, usage } = spec.cost;
    const stack = graph.stacks.find(({ name }) => name === environment);
    if (budget === undefined || stack === undefined) return [];
    const { entry } = locate(spec, ["cost", "budget", "monthlyUsd"]);
    const span = entry === undefined ? { file: "", start: 0, end: 0 } : valueSpan(entry);
    if (!PRICED_REGIONS.includes(stack.region)) {
      return [
        createDiagnostic(
          "cost/region-without-prices",
          costDiagnostics["region-without-prices"],
          { span, environments: [environment] },
          { environment, region: stack.region, regions: oneOf(PRICED_REGIONS) },
        ),
      ];
    }
    const estimate = estimateStack(stack, usage);
    if (estimate.total.typical <= budget.monthlyUsd) return [];
    return [
      createDiagnostic(
        "cost/over-budget",
        costDiagnostics["over-budget"],
        { span, environments: [environment] },
        {
          environment,
          estimate: String(Math.ceil(estimate.total.typical)),
          budget: String(budget.monthlyUsd),
          most: mostExpensive(estimate),
        },
      ),
    ];
  });
}

function oneOf(names: readonly string[]): string {
  return `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

/** The owners that cost the most: `databases.players (1,200 USD), services.gateway (300 USD), and shared.network (80 USD)`. */
function mostExpensive({ lines }: Estimate): string {
  const owners = new Map<string, number>();
  for (const { node, cost } of lines) owners.set(node.owner, (owners.get(node.owner) ?? 0) + (cost?.typical ?? 0));
  const sorted = [...owners].sort(([, a], [, b]) => b - a).slice(0, 3);
  return sorted.map(([owner, cost]) => `${owner} (${Math.round(cost)} USD)`).join(", ");
}
