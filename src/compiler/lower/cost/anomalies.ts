/** Costs that are unlike those before: AWS Cost Anomaly Detection on the platform's tag, told at once. */
import { json } from "../../../graph/values.ts";
import { ANOMALY_USD } from "../../facts/cost.ts";
import { type Lowering, shared, sharedPlace } from "../context.ts";
import type { Topics } from "../observability/topics.ts";

export function lowerAnomalies(lowering: Lowering, topics: Topics): void {
  const { model, builder } = lowering;
  const scope = builder.scope(sharedPlace(lowering, "cost", "cost.anomalies"));
  const monitor = scope.resource(
    "aws:costexplorer/anomalyMonitor:AnomalyMonitor",
    shared("costs"),
    {
      monitorType: "CUSTOM",
      // AWS answers with every member, and a monitor is made anew where its specification differs.
      monitorSpecification: json({
        And: null,
        CostCategories: null,
        Dimensions: null,
        Not: null,
        Or: null,
        Tags: { Key: "user:project", MatchOptions: null, Values: [model.platform] },
      }),
    },
    { role: "anomaly-monitor" },
  );
  scope.resource(
    "aws:costexplorer/anomalySubscription:AnomalySubscription",
    shared("costs"),
    {
      // Only what is told at once goes to a topic.
      frequency: "IMMEDIATE",
      monitorArnLists: [monitor.arn],
      subscribers: [{ type: "SNS", address: topics.ticket }],
      thresholdExpression: {
        dimension: {
          key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
          matchOptions: ["GREATER_THAN_OR_EQUAL"],
          values: [String(ANOMALY_USD)],
        },
      },
    },
    { role: "anomaly-subscription" },
  );
}
