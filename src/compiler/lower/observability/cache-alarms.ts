/** The alarms of a cache: each looks at all of its nodes, and goes off by the worst of them. */
import { cacheName } from "../../../graph/names.ts";
import type { CacheAlarmName } from "../../facts/alarms.ts";
import type { AlarmModel } from "../../model/alarms.ts";
import type { CacheModel, Model } from "../../model/model.ts";
import { type Alarm, type AlarmSite, lowerMetricAlarm, type MetricQueries } from "./alarm.ts";

export const CACHE_NAMESPACE = "AWS/ElastiCache";

interface Measure {
  readonly what: string;
  readonly metric: string;
  readonly stat: string;
  readonly text: (id: string, threshold: number) => string;
}

/** ElastiCache: Metrics for Valkey and Redis OSS; host-level metrics count processors that the engine does not use. */
export const CACHE_MEASURES: Readonly<Record<CacheAlarmName, Measure>> = {
  engineCpu: {
    what: "engine-cpu",
    metric: "EngineCPUUtilization",
    stat: "Average",
    text: (id, above) => `The engine of a node of ${id} uses more than ${above} % of its processor`,
  },
  dataMemory: {
    what: "memory",
    metric: "DatabaseMemoryUsagePercentage",
    stat: "Maximum",
    text: (id, above) => `A node of ${id} uses more than ${above} % of its memory for data`,
  },
  evictions: {
    what: "evictions",
    metric: "Evictions",
    stat: "Sum",
    text: (id, above) => `A node of ${id} throws more than ${above} keys away: its memory is full`,
  },
  replicationLag: {
    what: "replication-lag",
    metric: "ReplicationLag",
    stat: "Maximum",
    text: (id, above) => `A replica of ${id} is more than ${above} s behind the primary`,
  },
};

export function lowerCacheAlarms(site: AlarmSite, cache: CacheModel): readonly Alarm[] {
  return (Object.entries(CACHE_MEASURES) as [CacheAlarmName, Measure][]).flatMap(([name, measure]) => {
    const alarm = cache.alarms[name];
    // A single node follows nobody.
    if (alarm === undefined || (name === "replicationLag" && cache.nodes < 2)) return [];
    const { what, text } = measure;
    const queries = worstNode(site.lowering.model, cache, { measure, alarm });
    return [lowerMetricAlarm(site, { what, text: text(cache.id, alarm.threshold), alarm, metric: {}, queries })];
  });
}

/** The identifiers of a cache's nodes, each a cluster of one: `<name>-001`. */
export function nodesOf({ platform, environment }: Model, { id, nodes }: CacheModel): readonly string[] {
  const name = cacheName(platform, environment, id);
  return Array.from({ length: nodes }, (_, index) => `${name}-00${index + 1}`);
}

function worstNode(
  model: Model,
  cache: CacheModel,
  { measure: { metric, stat }, alarm }: { readonly measure: Measure; readonly alarm: AlarmModel },
): MetricQueries {
  const nodes = nodesOf(model, cache);
  return [
    ...nodes.map((node, index) => ({
      id: `n${index + 1}`,
      returnData: false,
      metric: {
        namespace: CACHE_NAMESPACE,
        metricName: metric,
        period: alarm.period,
        stat,
        dimensions: { CacheClusterId: node, CacheNodeId: "0001" },
      },
    })),
    {
      id: "worst",
      label: `${metric} of the worst node`,
      expression: `MAX([${nodes.map((_, index) => `n${index + 1}`).join(", ")}])`,
      returnData: true,
    },
  ];
}
