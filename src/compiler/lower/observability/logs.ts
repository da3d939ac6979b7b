/** What is made of logs: the number of errors of a service, as a metric, and queries that are ready when needed. */
import { metricNamespace, queryName, SHARED_ID } from "../../../graph/names.ts";
import { ERROR_LEVEL_FROM, ERROR_LEVELS } from "../../facts/alarms.ts";
import type { TaskModel } from "../../model/model.ts";
import { type Lowering, type Scope, shared, sharedPlace } from "../context.ts";
import { errorMetric } from "./service-alarms.ts";

const LEVELS = ERROR_LEVELS.flatMap((level) => [level, level.toUpperCase()]);

/** Counts lines of the level error; 0 where there is none, so that the metric never has holes. */
export function lowerErrorFilter({ builder, model }: Lowering, scope: Scope, { id }: TaskModel): void {
  const group = builder.made("aws:cloudwatch/logGroup:LogGroup", { id });
  if (group === undefined) return;
  scope.resource(
    "aws:cloudwatch/logMetricFilter:LogMetricFilter",
    { id },
    {
      logGroupName: group.name,
      pattern: `{ ${[...LEVELS.map((level) => `($.level = "${level}")`), `($.level >= ${ERROR_LEVEL_FROM})`].join(" || ")} }`,
      metricTransformation: {
        namespace: metricNamespace(model.platform, model.environment),
        name: errorMetric(id),
        value: "1",
        defaultValue: "0",
        unit: "Count",
      },
    },
    { role: "error-filter" },
  );
}

/** The latest errors of a service or job, in CloudWatch Logs Insights. */
export function lowerErrorQuery({ builder, model }: Lowering, scope: Scope, { id, logs }: TaskModel): void {
  const group = builder.made("aws:cloudwatch/logGroup:LogGroup", { id });
  if (group === undefined) return;
  const isError =
    logs.format === "json"
      ? `level in [${LEVELS.map((level) => `"${level}"`).join(", ")}] or level >= ${ERROR_LEVEL_FROM}`
      : `@message like /(?i)(${[...ERROR_LEVELS, "exception", "panic"].join("|")})/`;
  scope.resource(
    "aws:cloudwatch/queryDefinition:QueryDefinition",
    { id },
    {
      name: queryName(model.platform, model.environment, id, "errors"),
      logGroupNames: [group.name],
      queryString: lines(
        "fields @timestamp, @logStream, @message",
        `filter ${isError}`,
        "sort @timestamp desc",
        "limit 200",
      ),
    },
    { role: "error-query", deleteBeforeReplace: true },
  );
}

/** What the network refused most, from its flow logs. */
export function lowerNetworkQuery(lowering: Lowering): void {
  const { builder, model } = lowering;
  const group = builder.made("aws:cloudwatch/logGroup:LogGroup", shared("flow-logs"));
  if (group === undefined) return;
  const scope = builder.scope(sharedPlace(lowering, "network", "network.flowLogs"));
  scope.resource(
    "aws:cloudwatch/queryDefinition:QueryDefinition",
    shared("rejected"),
    {
      name: queryName(model.platform, model.environment, SHARED_ID, "rejected-connections"),
      logGroupNames: [group.name],
      queryString: lines(
        'filter action = "REJECT"',
        "stats count(*) as rejected by srcAddr, dstAddr, dstPort",
        "sort rejected desc",
        "limit 50",
      ),
    },
    { role: "rejected-query", deleteBeforeReplace: true },
  );
}

function lines(...commands: readonly string[]): string {
  return commands.join("\n| ");
}
