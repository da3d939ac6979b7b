/** The leaves of alarms, objectives and traces. */
import type { Plain, PlainMap } from "./generators/yaml-object.ts";
import { type LeafCase, only, prefixed, within } from "./leaf-case.ts";
import { cache, data, queue } from "./leaf-cases-stores.ts";

const image = { repository: "public.ecr.aws/nginx/nginx", tag: "1.29.1" };
const routed: PlainMap = {
  domain: { name: "hello.example", hostedZone: { id: "Z0123456789ABCDEFGHIJ" } },
  services: { web: { image, port: 8080, route: { paths: ["/a/*"] } } },
};
const job: PlainMap = { jobs: { report: { image, schedule: { cron: "0 3 * * 1" } } } };

/** Somebody who is told, without whom there are no alarms. */
const notify: PlainMap = { email: ["a@hello.example"] };
const told = (platform: PlainMap): PlainMap => ({
  ...platform,
  observability: { ...((platform["observability"] ?? {}) as PlainMap), notify },
});

/** Alarms by name: two values of the threshold, and a platform in which they can go off. */
const alarmKinds: Readonly<
  Record<string, { readonly key?: string; readonly values?: readonly Plain[]; readonly platform?: PlainMap }>
> = {
  cpu: { key: "above", values: [80, 81] },
  memory: { key: "above", values: [80, 81] },
  latency: { key: "p95", values: ["500ms", "2s"], platform: routed },
  errors: { key: "above", values: [1, 2], platform: routed },
  unhealthy: { platform: routed },
  tasks: {},
  saturation: {},
  logErrors: { key: "above", values: [20, 21] },
  age: { key: "above", values: ["15m", "16m"], platform: queue },
  depth: { key: "above", values: [1000, 1001], platform: queue },
  deadLetters: { key: "above", values: [0, 1], platform: queue },
  engineCpu: { key: "above", values: [80, 81], platform: cache },
  dataMemory: { key: "above", values: [80, 81], platform: cache },
  evictions: { key: "above", values: [0, 1], platform: cache },
  replicationLag: { key: "above", values: ["10s", "11s"], platform: cache },
  databaseCpu: { key: "above", values: [80, 81], platform: data() },
  databaseDisk: { key: "above", values: [80, 81], platform: data() },
  secretAge: { key: "above", values: ["90d", "91d"], platform: { secrets: { key: {} } } },
};

/** Every field of these alarms; `over` is put over the platform of each. */
function alarmCases(names: readonly string[], over: PlainMap = {}): Readonly<Record<string, LeafCase>> {
  const cases = names.flatMap((name): [string, LeafCase][] => {
    const { key, values = [], platform = {} } = alarmKinds[name] ?? {};
    const context = told({ ...platform, ...over });
    return [
      [`alarms.${name}.enabled`, within(context, true, false)],
      ...(key === undefined ? [] : [[`alarms.${name}.${key}`, within(context, ...values)] as [string, LeafCase]]),
      [`alarms.${name}.for`, within(context, 2, 3)],
      [`alarms.${name}.period`, within(context, "5m", "10m")],
      [`alarms.${name}.severity`, within(context, "page", "ticket")],
    ];
  });
  return Object.fromEntries(cases);
}

const taskAlarms = ["cpu", "memory", "latency", "errors", "unhealthy", "tasks", "saturation", "logErrors"];
const queueAlarms = ["age", "depth", "deadLetters"];
const cacheAlarms = ["engineCpu", "dataMemory", "evictions", "replicationLag"];
const databaseAlarms = ["databaseCpu", "databaseDisk"];
const secretAlarms = ["secretAge"];

const traced = (own: PlainMap): PlainMap => ({
  services: { web: { image, tracing: { sampling: 5 } } },
  observability: { tracing: own },
});

export const serviceAlarmCases = alarmCases(taskAlarms);

export const observabilityCases: Readonly<Record<string, LeafCase>> = {
  ...prefixed("queues.*.", alarmCases(queueAlarms)),
  ...prefixed("jobs.*.", alarmCases(["deadLetters"], job)),
  "observability.notify.email[]": within({ observability: { notify: {} } }, "a@hello.example", "b@hello.example"),
  "observability.notify.tickets[]": within({ observability: { notify } }, "a@hello.example", "b@hello.example"),
  ...prefixed("caches.*.", alarmCases(cacheAlarms)),
  ...prefixed("secrets.*.", alarmCases(secretAlarms)),
  ...prefixed(
    "observability.",
    alarmCases([...taskAlarms, ...queueAlarms, ...cacheAlarms, ...databaseAlarms, ...secretAlarms]),
  ),
  "observability.tracing.collector": within(traced({}), "opentelemetry", "none"),
  "observability.tracing.export": within(traced({}), "xray", "none"),
  "observability.tracing.sampler": within(traced({}), "ratio", "xray"),
  "observability.dashboard": only(true, false),
  "objectives.availability": within(told(routed), 99.5, 99.9),
  "objectives.latency.p95": within(told(routed), "500ms", "1s"),
};
