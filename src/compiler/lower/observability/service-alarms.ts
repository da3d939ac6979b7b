/**
 * The alarms of a service. Those that wake somebody do it together, by one composite alarm: whoever is on call is told
 * once that the service is in trouble, and sees by which. Those that can wait tell of themselves.
 */

import { metricNamespace } from "../../../graph/names.ts";
import type { Inputs } from "../../../graph/types.ts";
import type { Reference } from "../../../graph/values.ts";
import type { AlarmModel } from "../../model/alarms.ts";
import type { ServiceModel } from "../../model/model.ts";
import { type Alarm, type AlarmSite, all, any, inAlarm, lowerCompositeAlarm, lowerMetricAlarm } from "./alarm.ts";
import { type Dimensions, NAMESPACE, targetErrorPercent } from "./route-metrics.ts";

export interface ServiceMetrics {
  /** Of the cluster and the service. */
  readonly task: NonNullable<Inputs<"aws:cloudwatch/metricAlarm:MetricAlarm">["dimensions"]>;
  /** Of each of its target groups, by the end of its alarms' names; none without a route. */
  readonly groups: ReadonlyMap<string, Dimensions & { readonly TargetGroup: Reference<string> }>;
}

/** All alarms of the service, those that wake somebody gathered in the last. */
export function lowerServiceAlarms(site: AlarmSite, service: ServiceModel, metrics: ServiceMetrics): readonly Alarm[] {
  const usage = usageAlarms(site, service, metrics);
  const alarms = [
    ...usage,
    ...countAlarms(site, service, metrics, usage),
    ...routeAlarms(site, service, metrics),
    ...logAlarms(site, service),
  ];
  const paging = alarms.filter(({ severity }) => severity === "page");
  if (paging.length === 0) return alarms;
  const whole = lowerCompositeAlarm(site, {
    what: undefined,
    text: `${service.id} is in trouble`,
    severity: "page",
    rule: any(paging.map(inAlarm)),
  });
  return [...alarms, whole];
}

/** Whether an alarm leaves telling to the one of the service. */
const silent = ({ severity }: AlarmModel) => ({ silent: severity === "page" });

function usageAlarms(site: AlarmSite, { id, alarms }: ServiceModel, { task }: ServiceMetrics): Alarm[] {
  return (
    [
      ["cpu", "CPUUtilization", "CPU"],
      ["memory", "MemoryUtilization", "memory"],
    ] as const
  ).flatMap(([what, metricName, word]) => {
    const alarm = alarms[what];
    if (alarm === undefined) return [];
    const metric = { namespace: "AWS/ECS", metricName, dimensions: task, statistic: "Average" };
    const text = `The tasks of ${id} use more than ${alarm.threshold} % of their ${word}`;
    return [lowerMetricAlarm(site, { what, text, alarm, metric, ...silent(alarm) })];
  });
}

/** Too few tasks, and as many as may run while they are still too few. */
function countAlarms(
  site: AlarmSite,
  { id, alarms, ready, scaling }: ServiceModel,
  { task }: ServiceMetrics,
  usage: readonly Alarm[],
): Alarm[] {
  if (!ready) return [];
  const metric = {
    namespace: "ECS/ContainerInsights",
    metricName: "RunningTaskCount",
    dimensions: task,
    statistic: "Minimum",
  };
  const found: Alarm[] = [];
  // During off-hours none runs, and nobody wants to know.
  const idle = site.lowering.model.offHours === undefined ? [] : [0];
  const least = Math.min(scaling.min, ...scaling.schedules.map(({ min }) => min), ...idle);
  if (alarms.tasks !== undefined && least > 0) {
    found.push(
      lowerMetricAlarm(site, {
        what: "tasks",
        text: `Fewer than ${least} tasks of ${id} run`,
        alarm: { ...alarms.tasks, threshold: least },
        comparison: "LessThanThreshold",
        missing: "breaching",
        metric,
        ...silent(alarms.tasks),
      }),
    );
  }
  const most = Math.max(scaling.max, ...scaling.schedules.map(({ max }) => max));
  if (alarms.saturation !== undefined && usage.length > 0 && most > 0) {
    const atMost = lowerMetricAlarm(site, {
      what: "maximum",
      text: `${most} tasks of ${id} run, as many as may; alone it tells nobody`,
      alarm: { ...alarms.saturation, threshold: most },
      comparison: "GreaterThanOrEqualToThreshold",
      metric,
      silent: true,
    });
    found.push(
      lowerCompositeAlarm(site, {
        what: "saturation",
        text: `${id} runs as many tasks as it may, ${most}, and they are still busy`,
        severity: alarms.saturation.severity,
        rule: all([inAlarm(atMost), any(usage.map(inAlarm))]),
        ...silent(alarms.saturation),
      }),
    );
  }
  return found;
}

function routeAlarms(site: AlarmSite, { id, alarms }: ServiceModel, { groups }: ServiceMetrics): Alarm[] {
  if (groups.size === 0) return [];
  const { latency, errors, unhealthy } = alarms;
  const perGroup = [...groups].flatMap(([end, dimensions]) => [
    ...(latency === undefined
      ? []
      : [
          lowerMetricAlarm(site, {
            what: `latency${end}`,
            text: `5 of 100 answers of ${id} take longer than ${latency.threshold} s`,
            alarm: latency,
            metric: {
              namespace: NAMESPACE,
              metricName: "TargetResponseTime",
              dimensions: { ...dimensions },
              extendedStatistic: "p95",
              evaluateLowSampleCountPercentiles: "ignore",
            },
            ...silent(latency),
          }),
        ]),
    ...(unhealthy === undefined
      ? []
      : [
          lowerMetricAlarm(site, {
            what: `unhealthy${end}`,
            text: `Tasks of ${id} fail the load balancer's health checks`,
            alarm: { ...unhealthy, threshold: 1 },
            comparison: "GreaterThanOrEqualToThreshold",
            metric: {
              namespace: NAMESPACE,
              metricName: "UnHealthyHostCount",
              dimensions: { ...dimensions },
              statistic: "Maximum",
            },
            ...silent(unhealthy),
          }),
        ]),
  ]);
  if (errors === undefined) return perGroup;
  const ofErrors = lowerMetricAlarm(site, {
    what: "errors",
    text: `More than ${errors.threshold} % of the answers of ${id} are 5xx`,
    alarm: errors,
    metric: {},
    queries: targetErrorPercent([...groups.values()], errors.period),
    ...silent(errors),
  });
  return [...perGroup, ofErrors];
}

/** Lines of the level error, which the metric filter of its log group counts. */
function logAlarms(site: AlarmSite, { id, alarms: { logErrors }, logs }: ServiceModel): Alarm[] {
  if (logErrors === undefined || logs.format !== "json") return [];
  const { platform, environment } = site.lowering.model;
  return [
    lowerMetricAlarm(site, {
      what: "log-errors",
      text: `${id} logs more than ${logErrors.threshold} errors in ${logErrors.period / 60} minutes`,
      alarm: logErrors,
      metric: { namespace: metricNamespace(platform, environment), metricName: errorMetric(id), statistic: "Sum" },
      ...silent(logErrors),
    }),
  ];
}

/** The name of the metric of a service's logged errors. */
export function errorMetric(id: string): string {
  return `${id}-log-errors`;
}
