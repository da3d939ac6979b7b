/**
 * The compiler's own defaults: one table, applied last, so that they win over nothing that an author wrote. A value may
 * depend on its section: it is a function then, and `undefined` means that there is none.
 */

import { ALARM_DEFAULTS } from "../facts/alarms.ts";
import { AUDITS } from "../facts/cost.ts";
import type { EntryKind } from "../facts/entry-kinds.ts";

/** A section of the merged specification, of which nothing is known but that it is a map. */
export type Section = { readonly [key: string]: unknown };
export type Default =
  | string
  | number
  | boolean
  | readonly unknown[]
  | Section
  | ((section: Section, key: string) => unknown);
/** Paths below the section, with dots; `*` stands for every element of a list or map that is there. */
export type DefaultTable = Readonly<Record<string, Default>>;

/** In an order in which each default sees those that it depends on. */
const taskDefaults: DefaultTable = {
  id: (_, key) => key,
  architecture: "arm64",
  cpu: 256,
  memory: "512MB",
  ephemeral: "20GB",
  "logs.retention": "30d",
  "logs.format": "json",
  variables: {},
  user: "10001",
  readOnlyRoot: (task) => task["exec"] !== true,
  stopTimeout: "30s",
  calls: [],
  uses: {},
  secrets: {},
};

/** Health that is written for a worker is complete, too, although it has no effect there. */
const whenHealth = (value: unknown) => (service: Section) =>
  service["port"] === undefined && service["health"] === undefined ? undefined : value;
/** The method of gRPC's health protocol (gRPC: Health Checking Protocol). */
const GRPC_HEALTH = "/grpc.health.v1.Health/Check";
const speaksGrpc = (service: Section): boolean =>
  (service["route"] as { protocol?: string } | undefined)?.protocol === "grpc";
const whenRouted = (value: unknown) => (service: Section) => (service["route"] === undefined ? undefined : value);
const bound = (service: Section, key: string): number | undefined =>
  (service["scaling"] as Record<string, number | undefined> | undefined)?.[key];
const strategyOf = (service: Section): string =>
  (service["deploy"] as { strategy?: string } | undefined)?.strategy ?? "rolling";
const forStrategies = (values: Readonly<Record<string, unknown>>) => (service: Section) => values[strategyOf(service)];

const serviceDefaults: DefaultTable = {
  ...taskDefaults,
  "health.path": (service) => whenHealth(speaksGrpc(service) ? GRPC_HEALTH : "/healthz")(service),
  "health.interval": whenHealth("15s"),
  "health.timeout": whenHealth("5s"),
  "health.healthyAfter": whenHealth(2),
  "health.unhealthyAfter": whenHealth(3),
  "health.grace": whenHealth("60s"),
  "route.protocol": whenRouted("http1"),
  "route.stickiness": whenRouted(false),
  "route.drain": whenRouted("30s"),
  "route.direct": whenRouted(false),
  "scaling.min": (service) => Math.min(2, bound(service, "max") ?? 2),
  "scaling.max": (service) => Math.max(10, bound(service, "min") ?? 10),
  "scaling.target": { cpu: 70 },
  "scaling.cooldown.out": "60s",
  "scaling.cooldown.in": "300s",
  "scaling.schedules": [],
  "scaling.schedules.*.timezone": "UTC",
  "deploy.strategy": "rolling",
  "deploy.minHealthy": forStrategies({ rolling: 100 }),
  "deploy.maxHealthy": forStrategies({ rolling: 200 }),
  "deploy.circuitBreaker": forStrategies({ rolling: true, recreate: true }),
  "deploy.rollbackOn": [],
  "deploy.percent": forStrategies({ canary: 10 }),
  "deploy.bake": forStrategies({ "blue-green": "10m", canary: "10m" }),
  sidecars: {},
  "sidecars.*.memory": "128MB",
  "sidecars.*.essential": false,
  "sidecars.*.variables": {},
  "sidecars.*.user": "10001",
  "sidecars.*.readOnlyRoot": true,
  "sidecars.*.stopTimeout": "30s",
  "sidecars.*.dependsOn": {},
  dependsOn: {},
  exec: false,
  critical: true,
};

const jobDefaults: DefaultTable = {
  ...taskDefaults,
  "schedule.timezone": "UTC",
  retries: 0,
};

const whenPassword = (value: unknown) => (store: Section) => (store["auth"] === "password" ? value : undefined);

const cacheDefaults: DefaultTable = {
  id: (_, key) => key,
  nodes: (cache) => (cache["failover"] === "none" ? 1 : 2),
  failover: (cache) => (cache["nodes"] === 1 ? "none" : "automatic"),
  eviction: "volatile-lru",
  "backup.enabled": true,
  "maintenance.day": "sunday",
  "maintenance.at": "04:00 UTC",
  auth: "iam",
  rotate: whenPassword("90d"),
  "logs.retention": "30d",
};

const databaseDefaults: DefaultTable = {
  id: (_, key) => key,
  nodes: 3,
  database: (database) => database["id"],
  auth: "iam",
  rotate: whenPassword("90d"),
  readPreference: "primary",
  "autoscaling.disk": true,
  privateLink: true,
  "backup.enabled": true,
};

const queueDefaults: DefaultTable = {
  id: (_, key) => key,
  visibility: "60s",
  retention: "4d",
  delay: "0s",
  "deadLetter.after": 5,
  fifo: false,
};

const topicDefaults: DefaultTable = {
  id: (_, key) => key,
  fifo: false,
  subscriptions: {},
  "subscriptions.*.filter": {},
  "subscriptions.*.raw": false,
};

const bucketDefaults: DefaultTable = {
  id: (_, key) => key,
  versioned: true,
  "expire.noncurrent": "30d",
  "expire.incompleteUploads": "7d",
  standby: "none",
  "backup.enabled": true,
};

const whenGenerated = (value: unknown) => (secret: Section) => (secret["generate"] === undefined ? undefined : value);

const secretDefaults: DefaultTable = {
  id: (_, key) => key,
  "generate.length": whenGenerated(64),
  "generate.characters": whenGenerated("alphanumeric"),
  rotate: (secret) => (secret["generate"] === undefined ? "manual" : "90d"),
};

/** By the section that the entry is in. */
export const ENTRY_DEFAULTS: { readonly [K in EntryKind]: DefaultTable } = {
  services: serviceDefaults,
  jobs: jobDefaults,
  caches: cacheDefaults,
  databases: databaseDefaults,
  queues: queueDefaults,
  topics: topicDefaults,
  buckets: bucketDefaults,
  secrets: secretDefaults,
};

const whenCreated = (value: unknown) => (spec: Section) =>
  (spec["network"] as Section | undefined)?.["existing"] === undefined ? value : undefined;
const whenAccount = (value: unknown) => (spec: Section) => (spec["account"] === undefined ? undefined : value);

const whenCdn = (value: unknown) => (spec: Section) => (spec["cdn"] === undefined ? undefined : value);
const whenDelivered = (value: unknown) => (spec: Section) => (spec["delivery"] === undefined ? undefined : value);
const whenCompliance = (value: unknown) => (spec: Section) => (spec["compliance"] === undefined ? undefined : value);
const whenKept = (value: unknown) => (spec: Section) => whenAccount(whenCompliance(value)(spec))(spec);
const whenAtlas = (value: unknown) => (spec: Section) => (spec["atlas"] === undefined ? undefined : value);
const whenTracing = (value: unknown) => (spec: Section) =>
  (spec["observability"] as Section | undefined)?.["tracing"] === undefined ? undefined : value;
const copied = (spec: Section) => (spec["backup"] as { copy?: unknown } | undefined)?.copy !== undefined;
const notified = (spec: Section) => (spec["observability"] as { notify?: { email?: unknown } } | undefined)?.notify;

const costOf = (spec: Section) => (spec["cost"] ?? {}) as Section;
const whenBudget = (value: unknown) => (spec: Section) => (costOf(spec)["budget"] === undefined ? undefined : value);
const whenAudits = (value: unknown) => (spec: Section) => (costOf(spec)["audits"] === undefined ? undefined : value);

const backendOf = (spec: Section): string => (spec["state"] as { backend?: string } | undefined)?.backend ?? "file";

/** Every alarm, complete. */
function alarmDefaults(): DefaultTable {
  return Object.fromEntries(
    Object.entries(ALARM_DEFAULTS).flatMap(([name, values]) =>
      Object.entries({ enabled: true, ...values }).map(([key, value]) => [
        `observability.alarms.${name}.${key}`,
        value,
      ]),
    ),
  );
}

export const platformDefaults: DefaultTable = {
  tags: {},
  "network.cidr": whenCreated("10.0.0.0/16"),
  "network.availabilityZones": whenCreated(2),
  "network.natGateways": whenCreated("per-zone"),
  "network.flowLogs.retention": whenCreated("30d"),
  "network.endpoints": (spec) => whenCreated(["s3", "ecr", "logs", "secretsmanager"])(spec) ?? [],
  services: {},
  jobs: {},
  caches: {},
  "atlas.maintenance.day": whenAtlas("sunday"),
  "atlas.maintenance.at": whenAtlas("04:00 UTC"),
  "atlas.accessList": whenAtlas([]),
  databases: {},
  queues: {},
  topics: {},
  buckets: {},
  "cdn.behaviours": whenCdn([]),
  "cdn.firewall.managedRules": whenCdn(["ip-reputation", "known-bad-inputs", "common"]),
  "cdn.firewall.rateLimit": whenCdn(2000),
  "cdn.errors": whenCdn({}),
  secrets: {},
  "cost.budget.alertAt": whenBudget([50, 80, 100]),
  "cost.budget.forecast": whenBudget(true),
  "cost.anomalies": false,
  "cost.audits.watch": whenAudits(AUDITS),
  "backup.schedule.cron": "0 2 * * *",
  "backup.schedule.timezone": "UTC",
  "backup.retention": "30d",
  "backup.pointInTime": true,
  "backup.copy.retention": (spec) => (copied(spec) ? (spec["backup"] as { retention?: string }).retention : undefined),
  "backup.lock": (spec) => (spec["protected"] === false ? "none" : "governance"),
  "backup.restoreTest": "none",
  "cost.usage.logsPerTask": 1,
  "cost.usage.transferPerTask": 5,
  "cost.usage.requests": 10,
  "cost.usage.cdnTransfer": 100,
  "cost.usage.bucketStorage": 10,
  "cost.offHours.timezone": (spec) => (costOf(spec)["offHours"] === undefined ? undefined : "UTC"),
  "compliance.recorder.allResources": whenCompliance(true),
  "compliance.recorder.globalResources": whenCompliance(true),
  "compliance.retention": whenCompliance("365d"),
  "compliance.rules": whenCompliance("baseline"),
  "compliance.except": whenCompliance([]),
  "compliance.parameters.accessKeyAge": whenCompliance(90),
  "compliance.parameters.passwordLength": whenCompliance(14),
  "compliance.parameters.passwordHistory": whenCompliance(24),
  "compliance.remediate": whenCompliance([]),
  "compliance.notify": (spec) => whenCompliance(notified(spec) !== undefined)(spec),
  ...alarmDefaults(),
  "observability.notify.tickets": (spec) => notified(spec)?.email,
  "observability.tracing.collector": whenTracing("opentelemetry"),
  "observability.tracing.export": whenTracing("xray"),
  "observability.tracing.sampler": whenTracing("ratio"),
  "observability.dashboard": true,
  objectives: {},
  iam: {},
  "state.backend": "file",
  "state.region": (spec) => (backendOf(spec).startsWith("s3://") ? (spec["regions"] as Section)["primary"] : undefined),
  "state.secrets": (spec) => (backendOf(spec).startsWith("https://") ? undefined : "passphrase"),
  "delivery.branch": whenDelivered("main"),
  "delivery.approve": whenDelivered([]),
  "delivery.inventory": whenDelivered("commit"),
  "delivery.smoke": whenDelivered({}),
  "delivery.drift.cron": whenDelivered("0 4 * * *"),
  overrides: [],
  "account.singletons.imageRegistry": whenAccount("create"),
  "account.singletons.serviceLinkedRoles": whenAccount("skip"),
  "account.singletons.githubProvider": whenAccount("create"),
  "account.singletons.computeOptimizer": whenAccount("create"),
  "account.singletons.costAllocationTags": whenAccount("skip"),
  "account.singletons.backupSettings": whenAccount("create"),
  "account.singletons.configRole": whenKept("create"),
  "account.singletons.configRecorder": whenKept("create"),
  "account.singletons.trail": whenKept("create"),
  "account.singletons.accessAnalyzer": whenKept("create"),
  "account.singletons.volumeEncryption": whenKept("create"),
  "account.singletons.publicAccessBlock": whenKept("create"),
  "account.singletons.passwordPolicy": whenKept("create"),
  "account.quotas": whenAccount({}),
  protected: true,
};
