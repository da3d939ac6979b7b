/** Alarms that roll a deployment back. They watch for minutes, not to wake anybody: paging alarms are others. */
import type { Reference } from "../../graph/values.ts";
import operations from "../facts/operations.json" with { type: "json" };
import type { ServiceModel } from "../model/model.ts";
import type { Lowering, Scope } from "./context.ts";
import type { LoadBalancer } from "./load-balancer.ts";
import type { Route, TargetGroup } from "./route.ts";
import { pathOf } from "./task.ts";

/** The names of the alarms that `deploy.rollbackOn` asks for. */
export function lowerRollbackAlarms(
  { model }: Lowering,
  scope: Scope,
  service: ServiceModel,
  { targetGroup, alternate }: Route,
  { arnSuffix }: LoadBalancer,
): readonly Reference<string>[] {
  const groups = alternate === undefined ? [targetGroup] : [targetGroup, alternate];
  const origin = model.origin(pathOf(service, "deploy"));
  return service.deploy.rollbackOn.map((cause) => {
    const queries = cause === "errors" ? errorQueries(groups, arnSuffix) : latencyQueries(groups, arnSuffix);
    const alarm = scope.resource(
      "aws:cloudwatch/metricAlarm:MetricAlarm",
      { id: service.id, role: `rollback-${cause}` },
      {
        alarmDescription: `Rolls a deployment of ${service.id} back: ${cause === "errors" ? "answers 5xx" : "95th percentile of latency"}`,
        comparisonOperator: "GreaterThanThreshold",
        threshold: cause === "errors" ? operations.rollbackErrorPercent : operations.rollbackLatencySeconds,
        evaluationPeriods: operations.rollbackPeriods,
        treatMissingData: "notBreaching",
        metricQueries: queries,
      },
      { origin, role: `rollback-${cause}-alarm` },
    );
    return alarm.name;
  });
}

/** Answers 5xx in percent of all requests. */
function errorQueries(groups: readonly TargetGroup[], loadBalancer: Reference<string>) {
  const metrics = groups.flatMap((group, index) => [
    query(`e${index}`, "HTTPCode_Target_5XX_Count", "Sum", group, loadBalancer),
    query(`r${index}`, "RequestCount", "Sum", group, loadBalancer),
  ]);
  const sum = (letter: string) => groups.map((_, index) => `FILL(${letter}${index}, 0)`).join(" + ");
  const expression = `IF(${sum("r")} > 0, 100 * (${sum("e")}) / (${sum("r")}), 0)`;
  return [...metrics, { id: "percent", label: "Answers 5xx in percent", expression, returnData: true }];
}

/** The worse of the groups' 95th percentiles, in seconds. */
function latencyQueries(groups: readonly TargetGroup[], loadBalancer: Reference<string>) {
  const metrics = groups.map((group, index) => query(`l${index}`, "TargetResponseTime", "p95", group, loadBalancer));
  const expression = `MAX([${groups.map((_, index) => `FILL(l${index}, 0)`).join(", ")}])`;
  return [...metrics, { id: "latency", label: "95th percentile of latency in seconds", expression, returnData: true }];
}

function query(id: string, metricName: string, stat: string, group: TargetGroup, loadBalancer: Reference<string>) {
  return {
    id,
    returnData: false,
    metric: {
      namespace: "AWS/ApplicationELB",
      metricName,
      period: operations.rollbackPeriodSeconds,
      stat,
      dimensions: { LoadBalancer: loadBalancer, TargetGroup: group.arnSuffix },
    },
  };
}
