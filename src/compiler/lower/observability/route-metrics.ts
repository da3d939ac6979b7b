/** What the load balancer measures of a service, or of all: as metrics of one alarm, or parts of an expression. */
import type { Reference } from "../../../graph/values.ts";
import { LEAST_ERRORS } from "../../facts/alarms.ts";
import type { MetricQueries, MetricQuery } from "./alarm.ts";

export const NAMESPACE = "AWS/ApplicationELB";

export interface Dimensions {
  readonly LoadBalancer: Reference<string>;
  readonly TargetGroup?: Reference<string>;
}

/** One metric of an expression. */
export function metricQuery(
  id: string,
  metricName: string,
  stat: string,
  period: number,
  dimensions: Dimensions,
): MetricQuery {
  return {
    id,
    returnData: false,
    metric: { namespace: NAMESPACE, metricName, period, stat, dimensions: { ...dimensions } },
  };
}

/** Answers 5xx of the tasks, in percent of all answers of these target groups; few errors do not count. */
export function targetErrorPercent(groups: readonly Dimensions[], period: number): MetricQueries {
  const metrics = groups.flatMap((group, index) => [
    metricQuery(`e${index}`, "HTTPCode_Target_5XX_Count", "Sum", period, group),
    metricQuery(`r${index}`, "RequestCount", "Sum", period, group),
  ]);
  const sum = (letter: string) => groups.map((_, index) => `FILL(${letter}${index}, 0)`).join(" + ");
  const expression = `IF(${sum("e")} >= ${LEAST_ERRORS}, 100 * (${sum("e")}) / (${sum("r")}), 0)`;
  return [...metrics, { id: "percent", label: "Answers 5xx in percent", expression, returnData: true }];
}

/** Answers 5xx of the load balancer itself, in percent: it counts as requests only those that it handed on. */
export function ownErrorPercent(dimensions: Dimensions, period: number): MetricQueries {
  const expression = `IF(FILL(e, 0) >= ${LEAST_ERRORS}, 100 * FILL(e, 0) / (FILL(r, 0) + FILL(e, 0)), 0)`;
  return [
    metricQuery("e", "HTTPCode_ELB_5XX_Count", "Sum", period, dimensions),
    metricQuery("r", "RequestCount", "Sum", period, dimensions),
    { id: "percent", label: "The load balancer's own 5xx in percent", expression, returnData: true },
  ];
}
