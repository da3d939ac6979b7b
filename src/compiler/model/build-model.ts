/** The model stage. It is total: what could fail has been reported by a rule. */
import { invariant } from "../../diagnostic/invariant.ts";
import type { Origin } from "../../graph/graph.ts";
import { entryPath, locate } from "../../source/positioned.ts";
import { SERVICE_ALARMS } from "../facts/alarms.ts";
import type { ResolvedSpec } from "../overlay/resolved.ts";
import type { RuleContext } from "../rules/rule.ts";
import { seconds } from "../values/seconds.ts";
import { buildBackup } from "./backup.ts";
import { buildBucket } from "./bucket.ts";
import { buildCache } from "./cache.ts";
import { buildCdn } from "./cdn.ts";
import { buildCompliance } from "./compliance.ts";
import { buildCost } from "./cost.ts";
import { buildAtlas, buildDatabase } from "./database.ts";
import type { JobModel, Model, ServiceModel, TaskModel } from "./model.ts";
import { buildNetwork } from "./network.ts";
import { buildAlarms, buildObjectives, buildObservability, buildTracing } from "./observability.ts";
import { buildQueue } from "./queue.ts";
import { awsExpression } from "./schedule.ts";
import { buildSecret } from "./secret.ts";
import { buildDeploy, buildHealth, buildRoute, buildScaling } from "./service.ts";
import { buildTask } from "./task.ts";
import { buildTopic } from "./topic.ts";

/** How a source is called in the graph: the same wherever the compiler is started. */
export type SourceLabels = ReadonlyMap<string, string>;

export interface ModelSources {
  readonly labels: SourceLabels;
  /** What the environment is made of, as `labels` calls it. */
  readonly files: readonly string[];
}

/** The architecture of one environment. */
export function buildModel({ environment, spec, inventory }: RuleContext, { labels, files }: ModelSources): Model {
  const tasks = new Map<string, TaskModel>();
  for (const [key, service] of Object.entries(spec.services))
    tasks.set(`services.${key}`, buildTask("services", key, service, inventory, spec));
  for (const [key, job] of Object.entries(spec.jobs))
    tasks.set(`jobs.${key}`, buildTask("jobs", key, job, inventory, spec));

  const all = [...tasks.values()].sort(byId);
  const callers = new Map<string, TaskModel[]>();
  for (const task of all) {
    for (const id of task.calls) callers.set(id, [...(callers.get(id) ?? []), task]);
  }
  const services = Object.entries(spec.services).map(([key, service]): ServiceModel => {
    const task = tasks.get(`services.${key}`);
    invariant(task, `service "${key}" has a task`);
    const own = callers.get(task.id) ?? [];
    return {
      ...task,
      port: service.port,
      health: service.port === undefined ? undefined : service.health && buildHealth(service.health),
      route: service.route && buildRoute(key, task.id, service.route, spec),
      scaling: buildScaling(service.scaling, spec.queues),
      deploy: buildDeploy(service.deploy),
      ...buildTracing(service, spec),
      alarms: buildAlarms(spec, SERVICE_ALARMS, service.alarms),
      exec: service.exec,
      critical: service.critical,
      callers: own,
      calledByJob: own.some(({ owner }) => owner.startsWith("jobs.")),
    };
  });
  const jobs = Object.entries(spec.jobs).map(([key, job]): JobModel => {
    const task = tasks.get(`jobs.${key}`);
    invariant(task, `job "${key}" has a task`);
    return {
      ...task,
      schedule: { expression: awsExpression(job.schedule.cron), timezone: job.schedule.timezone },
      timeout: job.timeout === undefined ? undefined : seconds(job.timeout),
      retries: job.retries,
      alarms: buildAlarms(spec, ["deadLetters"], job.alarms),
    };
  });
  return {
    platform: spec.platform,
    environment,
    description: spec.description,
    region: spec.regions.primary,
    standby: spec.regions.standby,
    account: spec.account,
    imageAccount: spec.images?.account ?? spec.account?.id,
    protected: spec.protected,
    owner: spec.owner,
    costCenter: spec.costCenter,
    ownTags: sortedRecord(spec.tags),
    network: buildNetwork(spec),
    domain: spec.domain && {
      name: spec.domain.name,
      zoneId: spec.domain.hostedZone === "create" ? undefined : spec.domain.hostedZone.id,
    },
    cdn: spec.cdn && buildCdn(spec.cdn, spec),
    services: services.sort(byId),
    jobs: jobs.sort(byId),
    caches: entries(spec.caches, (key, cache) => buildCache(key, cache, all, spec)),
    atlas: buildAtlas(spec, inventory),
    databases: entries(spec.databases, (key, database) => buildDatabase(key, database, all, spec)),
    topics: entries(spec.topics, (key, topic) => buildTopic(key, topic, spec, all)),
    queues: entries(spec.queues, (key, queue) => buildQueue(key, queue, all, spec)),
    buckets: entries(spec.buckets, (key, bucket) => buildBucket(key, bucket, all, spec)),
    secrets: entries(spec.secrets, (key, secret) => buildSecret(key, secret, spec)),
    offHours: spec.cost.offHours && {
      begin: awsExpression(spec.cost.offHours.cron),
      end: awsExpression(spec.cost.offHours.until),
      timezone: spec.cost.offHours.timezone,
    },
    cost: buildCost(spec),
    backup: buildBackup(spec),
    compliance: buildCompliance(spec),
    observability: buildObservability(spec),
    objectives: buildObjectives(spec),
    permissionsBoundary: spec.iam.permissionsBoundary,
    overrides: spec.overrides,
    files,
    origin: createOrigins(spec, labels),
  };
}

/** The models of a section's entries, in the order of their ids. */
function entries<T, M extends { readonly id: string }>(
  section: Readonly<Record<string, T>>,
  build: (key: string, entry: T) => M,
): readonly M[] {
  return Object.entries(section)
    .map(([key, entry]) => build(key, entry))
    .sort(byId);
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function sortedRecord(record: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Paths to places; where a default gave the value, the place of what surrounds it. */
function createOrigins(spec: ResolvedSpec, labels: SourceLabels): (path: string) => Origin {
  const whole = labels.values().next().value ?? "platform.yaml";
  return (path) => {
    const steps = path === "" ? [] : path.split(".").map((step) => (/^[0-9]+$/.test(step) ? Number(step) : step));
    const { entry } = locate(spec, steps);
    if (entry === undefined) return { file: whole, path: "" };
    return { file: labels.get(entry.source.name) ?? entry.source.name, path: entryPath(entry).join(".") };
  };
}
