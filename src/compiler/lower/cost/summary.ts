/** The function that writes once a month what the environment cost and what of it is not used, and what starts it. */
import { interpolate, type Reference } from "../../../graph/values.ts";
import { SUMMARY_FUNCTION } from "../../facts/cost.ts";
import type { Cluster } from "../cluster.ts";
import { type Lowering, sharedPlace } from "../context.ts";
import { lowerFunction } from "../function.ts";
import type { Keys } from "../keys.ts";
import type { Alarm } from "../observability/alarm.ts";
import { lowerFunctionAlarm } from "../observability/function-alarm.ts";
import { sharedSite } from "../observability/shared-alarms.ts";
import type { Topics } from "../observability/topics.ts";
import type { Statement } from "../policy.ts";
import { scheduleFunction } from "../schedule-function.ts";
import costs from "./costs.lambda.mjs";
import summary from "./summary.lambda.mjs";
import unused from "./unused.lambda.mjs";

export interface SummarySettings {
  readonly keys: Keys;
  readonly topics: Topics;
  /** Undefined where nothing runs. */
  readonly cluster: Cluster | undefined;
}

const NAME = "cost-summary";

/** Returns the alarm on its failures. */
export function lowerSummary(lowering: Lowering, { keys, topics, cluster }: SummarySettings): Alarm {
  const { model, builder } = lowering;
  const scope = builder.scope(sharedPlace(lowering, "cost", "cost.audits"));
  const watch = model.cost.audits?.watch ?? [];
  const sizes = cluster !== undefined && watch.includes("rightsizing");
  const handler = lowerFunction(lowering, scope, {
    name: NAME,
    description: `Writes once a month what ${model.platform} ${model.environment} cost and what of it is not used`,
    facts: SUMMARY_FUNCTION,
    files: { "index.mjs": summary, "costs.mjs": costs, "unused.mjs": unused },
    variables: {
      TOPIC: topics.ticket,
      PROJECT: model.platform,
      ENVIRONMENT: model.environment,
      WATCH: watch.join(","),
      ...(model.cost.budget === undefined ? {} : { BUDGET: String(model.cost.budget.limit) }),
      ...(sizes ? { CLUSTER: cluster.name } : {}),
    },
    statements: () => statements(lowering, { topic: topics.ticket, keys, sizes }),
    keys,
  });
  scheduleFunction(scope, handler, {
    name: NAME,
    description: "Once a month, when the bill of the month before is as good as final",
    expression: SUMMARY_FUNCTION.cron,
  });
  return lowerFunctionAlarm(sharedSite(lowering, topics, "cost.audits"), handler, {
    name: NAME,
    text: "The monthly summary of costs was not written",
  });
}

interface Rights {
  readonly topic: Reference<string>;
  readonly keys: Keys;
  readonly sizes: boolean;
}

function statements({ model, account }: Lowering, { topic, keys, sizes }: Rights): Statement[] {
  const { region, cost } = model;
  const watchesIdle = cost.audits?.watch.some((one) => one.startsWith("idle-"));
  return [
    // Costs and recommendations know no resource (Service Authorization Reference: Cost Explorer, Compute Optimizer).
    { Sid: "ReadCosts", Effect: "Allow", Action: "ce:GetCostAndUsage", Resource: "*" },
    ...(watchesIdle
      ? [
          {
            Sid: "ReadAlarms",
            Effect: "Allow" as const,
            Action: "cloudwatch:DescribeAlarms",
            Resource: interpolate`arn:aws:cloudwatch:${region}:${account}:alarm:*`,
          },
        ]
      : []),
    ...(sizes
      ? [
          {
            Sid: "ReadSizes",
            Effect: "Allow" as const,
            Action: ["compute-optimizer:GetECSServiceRecommendations", "ecs:ListClusters", "ecs:ListServices"],
            Resource: "*",
          },
        ]
      : []),
    { Sid: "Tell", Effect: "Allow", Action: "sns:Publish", Resource: topic },
    {
      Sid: "EncryptMessages",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: keys.dataArn,
      Condition: { StringEquals: { "kms:ViaService": `sns.${region}.amazonaws.com` } },
    },
  ];
}
