/** The budget of an environment: AWS adds up what its tags say and tells somebody before and when it is spent. */
import { FORECAST_PERCENT } from "../../facts/cost.ts";
import type { BudgetModel } from "../../model/cost.ts";
import { type Lowering, shared, sharedPlace } from "../context.ts";
import type { Topics } from "../observability/topics.ts";

export function lowerBudget(lowering: Lowering, { limit, alertAt, forecast }: BudgetModel, topics?: Topics): void {
  const { model, builder } = lowering;
  const scope = builder.scope(sharedPlace(lowering, "cost", "cost.budget"));
  const above = (notificationType: "ACTUAL" | "FORECASTED", threshold: number, topic: Topics["ticket"]) => ({
    comparisonOperator: "GREATER_THAN",
    notificationType,
    threshold,
    thresholdType: "PERCENTAGE",
    subscriberSnsTopicArns: [topic],
  });
  scope.resource(
    "aws:budgets/budget:Budget",
    shared("budget"),
    {
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: String(limit),
      limitUnit: "USD",
      // Values of one tag are alternatives; different tags have to hold together.
      costFilters: [
        {
          name: "TagKeyValue",
          values: [`user:project$${model.platform}`, `user:environment$${model.environment}`],
        },
      ],
      ...(topics === undefined
        ? {}
        : {
            notifications: [
              ...alertAt.map((percent) => above("ACTUAL", percent, topics.ticket)),
              ...(forecast ? [above("FORECASTED", FORECAST_PERCENT, topics.ticket)] : []),
            ],
          }),
    },
    { role: "budget" },
  );
}
