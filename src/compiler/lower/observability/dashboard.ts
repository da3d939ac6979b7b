/**
 * The dashboard that somebody on call opens first: what is wrong, what is left of the error budget, what users see at the
 * load balancer, then each service, queue and job. Reads from top to bottom as one looks for a cause.
 */
import { dashboardName, metricNamespace } from "../../../graph/names.ts";
import { json, type Reference } from "../../../graph/values.ts";
import { OBJECTIVE_DAYS } from "../../facts/alarms.ts";
import { countOf } from "../../facts/limits.ts";
import { type Lowering, shared, sharedPlace } from "../context.ts";
import type { NatGateway } from "../network.ts";
import type { Alarm } from "./alarm.ts";
import { type Balancers, balancersOf } from "./balancers.ts";
import { CACHE_MEASURES, CACHE_NAMESPACE, nodesOf } from "./cache-alarms.ts";
import type { Objective } from "./objectives.ts";
import { AGE, QUEUE_NAMESPACE, WAITING } from "./queue-alarms.ts";
import { NAMESPACE } from "./route-metrics.ts";
import { errorMetric } from "./service-alarms.ts";
import type { WatchedJob, WatchedQueue, WatchedService } from "./watched.ts";
import {
  alarmWidget,
  chunks,
  type Graph,
  graphWidget,
  type Line,
  layOut,
  numberWidget,
  textWidget,
  type Widget,
} from "./widgets.ts";

export interface DashboardParts {
  readonly services: readonly WatchedService[];
  readonly queues: readonly WatchedQueue[];
  readonly jobs: readonly WatchedJob[];
  readonly balancers: Balancers;
  readonly natGateways: readonly NatGateway[];
  readonly objectives: readonly Objective[];
  readonly alarms: readonly Alarm[];
}

type Rows = readonly (readonly Widget[])[];

export function lowerDashboard(lowering: Lowering, parts: DashboardParts): void {
  const { model, builder } = lowering;
  const scope = builder.scope(sharedPlace(lowering, "dashboard", "observability.dashboard"));
  const around = [
    ...headRows(lowering, parts),
    ...queueRows(lowering, parts),
    ...storeRows(lowering),
    ...networkRows(lowering, parts),
  ];
  const each = parts.services.map((one) => serviceRow(lowering, one));
  const rows = fits([...around, ...each]) ? each : searchRows(lowering);
  const [head, rest] = [
    headRows(lowering, parts),
    [...queueRows(lowering, parts), ...storeRows(lowering), ...networkRows(lowering, parts)],
  ];
  scope.resource(
    "aws:cloudwatch/dashboard:Dashboard",
    shared(),
    {
      dashboardName: dashboardName(model.platform, model.environment),
      dashboardBody: json({ widgets: layOut([...head, ...rows, ...rest]) }),
    },
    { deleteBeforeReplace: true },
  );
}

/** Whether CloudWatch takes so many widgets and metrics in one dashboard. */
function fits(rows: Rows): boolean {
  const widgets = rows.flat();
  const lines = widgets.reduce((sum, { properties }) => sum + ((properties["metrics"] as unknown[])?.length ?? 0), 0);
  return widgets.length <= countOf("dashboard.widgets").max && lines <= countOf("dashboard.metrics").max;
}

function graph({ model }: Lowering, one: Omit<Graph, "region">): Widget {
  return graphWidget({ ...one, region: model.region });
}

function headRows(lowering: Lowering, { alarms, objectives, balancers }: DashboardParts): Rows {
  const { model } = lowering;
  // Those that tell somebody, the ones that wake first; each widget takes so many.
  const arns = alarms
    .filter(({ silent }) => !silent)
    .sort((a, b) => Number(a.severity === "ticket") - Number(b.severity === "ticket"));
  const status = chunks(
    arns.map(({ arn }) => arn),
    countOf("dashboard.alarms").max,
  ).map((some, index) => [alarmWidget(index === 0 ? "Alarms" : "Further alarms", some, 3)]);
  return [
    [textWidget(`# ${model.platform} ${model.environment}, ${model.region}`)],
    ...status,
    ...objectives.map((objective) => budgetRow(lowering, objective)),
    ...balancersOf(balancers).map((one) => loadBalancerRow(lowering, one)),
  ];
}

/** What is left of the budget in percent, below 0 once it is used up, and how fast it burns. */
function budgetRow(lowering: Lowering, { name, text, budget, misses }: Objective): readonly Widget[] {
  const parts = (period: number): readonly Line[] =>
    misses(period).map((query): Line => {
      const { id, expression, metric } = query;
      if (metric === undefined) return [{ id, expression, visible: false }];
      const dimensions = Object.entries(metric.dimensions).flat();
      return [metric.namespace, metric.metricName, ...dimensions, { id, stat: metric.stat, visible: false }];
    });
  const left = { expression: `100 * (1 - misses / ${budget})`, label: "percent left", id: "left" };
  const rate = { expression: `misses / ${budget}`, label: "times faster than allowed", id: "rate" };
  return [
    numberWidget(
      `Error budget of ${name}, ${OBJECTIVE_DAYS} days`,
      lowering.model.region,
      [...parts(OBJECTIVE_DAYS * 86_400), [left]],
      OBJECTIVE_DAYS,
    ),
    graph(lowering, {
      title: `Burn rate of ${name}: ${text}`,
      stat: "Sum",
      period: 3600,
      lines: [...parts(3600), [rate]],
      mark: { label: "as fast as allowed", value: 1 },
    }),
  ];
}

function loadBalancerRow(
  lowering: Lowering,
  { of, arnSuffix }: ReturnType<typeof balancersOf>[number],
): readonly Widget[] {
  const title = (text: string) => (of === "" ? text : `${text}, ${of}`);
  const line = (metric: string, options: object): Line => [
    NAMESPACE,
    metric,
    "LoadBalancer",
    arnSuffix,
    { ...options },
  ];
  return [
    graph(lowering, { title: title("Requests"), stat: "Sum", lines: [line("RequestCount", { label: "requests" })] }),
    graph(lowering, {
      title: title("Answers 5xx"),
      stat: "Sum",
      lines: [
        line("HTTPCode_Target_5XX_Count", { label: "of services" }),
        line("HTTPCode_ELB_5XX_Count", { label: "of the load balancer" }),
      ],
    }),
    graph(lowering, { title: title("Time to answer, s"), stat: "p95", lines: percentiles(line) }),
  ];
}

function percentiles(line: (metric: string, options: object) => Line): readonly Line[] {
  return ["p50", "p95", "p99"].map((stat) => line("TargetResponseTime", { stat, label: stat }));
}

function serviceRow(lowering: Lowering, { service, metrics }: WatchedService): readonly Widget[] {
  const { model } = lowering;
  const task = Object.entries(metrics.task as Readonly<Record<string, Reference<string>>>).flat();
  const { id } = service;
  const usage = graph(lowering, {
    title: `${id}: CPU and memory, %`,
    stat: "Average",
    max: 100,
    lines: [
      ["AWS/ECS", "CPUUtilization", ...task, { label: "CPU" }],
      ["AWS/ECS", "MemoryUtilization", ...task, { label: "memory" }],
    ],
  });
  const tasks = graph(lowering, {
    title: `${id}: tasks`,
    stat: "Average",
    lines: [
      ["ECS/ContainerInsights", "RunningTaskCount", ...task, { label: "running" }],
      ["ECS/ContainerInsights", "DesiredTaskCount", ...task, { label: "wanted" }],
    ],
  });
  const routed = [...metrics.groups].flatMap(([end, dimensions]) => {
    const pairs = Object.entries(dimensions).flat();
    return { end, line: (metric: string, options: object): Line => [NAMESPACE, metric, ...pairs, { ...options }] };
  });
  const answers = routed.flatMap(({ end, line }) => [
    line("RequestCount", { label: `requests${end}` }),
    line("HTTPCode_Target_5XX_Count", { label: `5xx${end}` }),
  ]);
  const errors: Line = [metricNamespace(model.platform, model.environment), errorMetric(id), { label: "errors" }];
  return [
    usage,
    tasks,
    ...(routed.length === 0
      ? []
      : [
          graph(lowering, { title: `${id}: answers`, stat: "Sum", lines: answers }),
          graph(lowering, {
            title: `${id}: time to answer, s`,
            stat: "p95",
            lines: routed.flatMap(({ end, line }) =>
              ["p50", "p95"].map((stat) => line("TargetResponseTime", { stat, label: `${stat}${end}` })),
            ),
          }),
        ]),
    ...(service.logs.format === "json"
      ? [graph(lowering, { title: `${id}: errors logged`, stat: "Sum", lines: [errors] })]
      : []),
  ];
}

/** All services in a few widgets, where a row for each would be more than CloudWatch takes. */
function searchRows(lowering: Lowering): Rows {
  const search = (namespace: string, metric: string, stat: string): Line => [
    {
      expression: `SEARCH('{${namespace},ClusterName,ServiceName} MetricName="${metric}"', '${stat}', 300)`,
      label: "",
      id: "all",
    },
  ];
  const one = (title: string, namespace: string, metric: string, stat: string) =>
    graph(lowering, { title, stat, lines: [search(namespace, metric, stat)] });
  return [
    [textWidget("The services of all clusters of this account and region are shown together.")],
    [
      one("CPU of all services, %", "AWS/ECS", "CPUUtilization", "Average"),
      one("Memory of all services, %", "AWS/ECS", "MemoryUtilization", "Average"),
      one("Tasks of all services", "ECS/ContainerInsights", "RunningTaskCount", "Average"),
    ],
  ];
}

function queueRows(lowering: Lowering, { queues, jobs }: DashboardParts): Rows {
  const line = (metric: string, queue: Reference<string>, label: string): Line => [
    QUEUE_NAMESPACE,
    metric,
    "QueueName",
    queue,
    { label },
  ];
  const dead = [
    ...queues.map(({ queue, deadLetters }) => line(WAITING, deadLetters, queue.id)),
    ...jobs.map(({ job, deadLetters }) => line(WAITING, deadLetters, job.id)),
  ];
  const row = [
    ...(queues.length === 0
      ? []
      : [
          graph(lowering, {
            title: "Messages that wait",
            stat: "Maximum",
            lines: queues.map(({ queue, name }) => line(WAITING, name, queue.id)),
          }),
          graph(lowering, {
            title: "Age of the oldest message, s",
            stat: "Maximum",
            lines: queues.map(({ queue, name }) => line(AGE, name, queue.id)),
          }),
        ]),
    ...(dead.length === 0 ? [] : [graph(lowering, { title: "Set aside", stat: "Maximum", lines: dead })]),
  ];
  return [row];
}

/** Of caches the worst tells, and each node has a line; of backups how many came to their end. */
function storeRows(lowering: Lowering): Rows {
  const { model, builder } = lowering;
  const nodes = model.caches.flatMap((cache) => nodesOf(model, cache).map((node) => ({ node, cache })));
  const lines = (metric: string) =>
    nodes.map(
      ({ node, cache }): Line => [
        CACHE_NAMESPACE,
        metric,
        "CacheClusterId",
        node,
        "CacheNodeId",
        "0001",
        { label: `${cache.id} ${node.slice(-3)}` },
      ],
    );
  const { engineCpu, dataMemory, evictions, replicationLag } = CACHE_MEASURES;
  const caches = [
    graph(lowering, { title: "Caches: engine CPU, %", stat: engineCpu.stat, max: 100, lines: lines(engineCpu.metric) }),
    graph(lowering, { title: "Caches: memory, %", stat: dataMemory.stat, max: 100, lines: lines(dataMemory.metric) }),
    graph(lowering, { title: "Caches: evictions", stat: evictions.stat, lines: lines(evictions.metric) }),
    graph(lowering, {
      title: "Caches: replicas behind, s",
      stat: replicationLag.stat,
      lines: lines(replicationLag.metric),
    }),
  ];
  const vault = builder.made("aws:backup/vault:Vault", shared("backup"));
  const jobs = (metric: string, label: string): Line[] =>
    vault === undefined ? [] : [["AWS/Backup", metric, "BackupVaultName", vault.name, { label }]];
  const backups = graph(lowering, {
    title: "Backups of buckets, a day",
    stat: "Sum",
    period: 86_400,
    lines: [...jobs("NumberOfBackupJobsCompleted", "completed"), ...jobs("NumberOfBackupJobsFailed", "failed")],
  });
  return [nodes.length === 0 ? [] : caches, vault === undefined ? [] : [backups]];
}

function networkRows(lowering: Lowering, { natGateways }: DashboardParts): Rows {
  if (natGateways.length === 0) return [];
  const lines = (metric: string) =>
    natGateways.map(({ zone, id }): Line => ["AWS/NATGateway", metric, "NatGatewayId", id, { label: zone }]);
  return [
    [
      graph(lowering, { title: "NAT: open connections", stat: "Maximum", lines: lines("ActiveConnectionCount") }),
      graph(lowering, { title: "NAT: no free port", stat: "Sum", lines: lines("ErrorPortAllocation") }),
    ],
  ];
}
