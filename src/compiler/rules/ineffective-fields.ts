/** Fields that do nothing where they stand, one line a field. */
import { entriesOf } from "../../source/positioned.ts";
import type { AlarmName } from "../facts/alarms.ts";
import type { ResolvedBucket, ResolvedService, ResolvedSpec } from "../overlay/resolved.ts";
import { storeBackups } from "../overlay/store-backups.ts";
import { backedUp } from "./backups.ts";
import { buildsImages } from "./built-images.ts";
import type { Path } from "./rule.ts";
import { isDefault, isWritten } from "./written.ts";

export interface Field {
  /** The section that the field is in; undefined where it is not there. */
  readonly section: object | undefined;
  readonly key: string;
  /** Below the specification. */
  readonly path: Path;
  /** Why it has no effect, to follow a colon; undefined where it has. */
  readonly reason: string | undefined;
}

/** The fields of a service, written or of `defaults`, whose effect depends on others of its fields. */
export function fieldsOfService(service: ResolvedService, name: string): Field[] {
  const { deploy, port } = service;
  const found: Field[] = [];
  if (isWritten(service, "health")) {
    const reason = port === undefined ? `service "${name}" has no port` : undefined;
    found.push({ section: service, key: "health", path: ["services", name, "health"], reason });
  }
  for (const [key, entry] of entriesOf(deploy) ?? []) {
    const strategies = STRATEGIES[key];
    // In a service of its own another rule looks at it.
    if (strategies === undefined || !isDefault(entry)) continue;
    const reason = strategies.includes(deploy.strategy) ? undefined : `the strategy is ${deploy.strategy}`;
    found.push({ section: deploy, key: String(key), path: ["services", name, "deploy", key], reason });
  }
  return found;
}

/** The strategies for which a field of `deploy` counts. */
const STRATEGIES: Readonly<Record<string, readonly string[]>> = {
  minHealthy: ["rolling"],
  maxHealthy: ["rolling"],
  circuitBreaker: ["rolling", "recreate"],
  percent: ["canary"],
  bake: ["blue-green", "canary"],
};

/** The fields of a bucket whose effect depends on others of its fields. */
export function fieldsOfBucket({ versioned, expire }: ResolvedBucket, name: string): Field[] {
  const reason = versioned ? undefined : `bucket "${name}" keeps no versions`;
  return [{ section: expire, key: "noncurrent", path: ["buckets", name, "expire", "noncurrent"], reason }];
}

/** The fields of the platform and its environment whose effect depends on the rest. */
export function fieldsOfPlatform(spec: ResolvedSpec): Field[] {
  const { account, caches, cdn, cost, images, services, state } = spec;
  const imageAccount = images?.account ?? account?.id;
  const built = buildsImages(spec);
  const bucket = state.backend.startsWith("s3://") ? undefined : "the state is in no bucket";
  const cloud = state.backend.startsWith("https://") ? undefined : "the state is not in Pulumi Cloud";
  const databases = Object.entries(spec.databases);
  const linked = databases.every(([, { privateLink }]) => privateLink);
  const notHere = built ? `account "${imageAccount}" holds the images` : "no image is built here";
  return [
    ...fieldsOfBackup(spec),
    ...[...Object.entries(caches), ...databases].map(([name, store]) => ({
      section: store,
      key: "rotate",
      path: [Object.hasOwn(caches, name) ? "caches" : "databases", name, "rotate"],
      reason: store.auth === "iam" ? `"${name}" is entered without passwords` : undefined,
    })),
    {
      section: spec.atlas,
      key: "credentials",
      path: ["atlas", "credentials"],
      reason:
        databases.every(([, { auth }]) => auth === "iam") && databases.length > 0
          ? "no database has passwords"
          : undefined,
    },
    {
      section: spec,
      key: "images",
      path: ["images"],
      reason: built ? undefined : "no image is built here",
    },
    ...Object.entries(spec.services).map(([name, { route }]) => ({
      section: route,
      key: "direct",
      path: ["services", name, "route", "direct"],
      reason: cdn === undefined && route?.direct === true ? "there is no CDN to stay outside of" : undefined,
    })),
    {
      section: cost,
      key: "offHours",
      path: ["cost", "offHours"],
      reason: Object.keys(services).length === 0 ? "there is no service" : undefined,
    },
    {
      section: spec.atlas,
      key: "accessList",
      path: ["atlas", "accessList"],
      reason: linked && databases.length > 0 ? "every database has a private link" : undefined,
    },
    ...databases.map(([name, { autoscaling }]) => ({
      section: autoscaling,
      key: "minSize",
      path: ["databases", name, "autoscaling", "minSize"],
      reason: autoscaling.maxSize === undefined ? "without maxSize the size stays as it is" : undefined,
    })),
    { section: state, key: "region", path: ["state", "region"], reason: bucket },
    { section: state, key: "replica", path: ["state", "replica"], reason: bucket },
    { section: state, key: "organization", path: ["state", "organization"], reason: cloud },
    {
      section: account?.singletons,
      key: "imageRegistry",
      path: ["account", "singletons", "imageRegistry"],
      reason: built && account?.id === imageAccount ? undefined : notHere,
    },
    ...fieldsOfObservability(spec),
  ];
}

/** What is said of backups that no store has. */
function fieldsOfBackup(spec: ResolvedSpec): Field[] {
  const { backup, account } = spec;
  const all = storeBackups(spec);
  const offered = backedUp(spec, ["databases", "buckets"]).length > 0;
  const kept = backedUp(spec, ["buckets"]).length > 0;
  const none = all.every(({ enabled }) => !enabled) ? "no store is backed up" : undefined;
  const inVault = kept ? undefined : "no bucket is backed up";
  const platform = { pointInTime: offered, copy: offered, lock: kept, restoreTest: kept };
  const reasons = { pointInTime: "no store can go back to any moment", copy: "no store has copies" };
  return [
    { section: spec, key: "backup", path: ["backup"], reason: none },
    ...Object.entries(platform).map(([key, effective]) => ({
      section: backup,
      key,
      path: ["backup", key],
      // Without a store the whole section does nothing.
      reason: effective || none !== undefined ? undefined : ({ ...reasons }[key] ?? inVault),
    })),
    {
      section: account?.singletons,
      key: "backupSettings",
      path: ["account", "singletons", "backupSettings"],
      reason: inVault,
    },
    ...all.flatMap(({ kind, key: name, own, enabled }) =>
      (["reason", "retention", "pointInTime", "copy"] as const).map((key) => ({
        section: own,
        key,
        path: [kind, name, "backup", key],
        reason: enabled === (key === "reason") ? (enabled ? "it is backed up" : "it is not backed up") : undefined,
      })),
    ),
  ];
}

/** What is said of alarms that nothing could set off, and of traces that nobody sends. */
function fieldsOfObservability(spec: ResolvedSpec): Field[] {
  const { observability, services, jobs, queues } = spec;
  const { alarms, notify, tracing } = observability;
  const all = Object.values(services);
  const unless = (there: boolean, reason: string) => (there ? undefined : reason);
  const routed = unless(
    all.some(({ route }) => route !== undefined),
    "no service has a route",
  );
  const queued = unless(Object.keys(queues).length > 0, "there is no queue");
  const cached = unless(Object.keys(spec.caches).length > 0, "there is no cache");
  const stored = unless(Object.keys(spec.databases).length > 0, "there is no database");
  const reasons = {
    cpu: unless(all.length > 0, "there is no service"),
    memory: unless(all.length > 0, "there is no service"),
    tasks: unless(all.length > 0, "there is no service"),
    saturation: unless(all.length > 0, "there is no service"),
    latency: routed,
    errors: routed,
    unhealthy: routed,
    logErrors: unless(
      all.some(({ logs }) => logs.format === "json"),
      "no service logs in JSON",
    ),
    engineCpu: cached,
    dataMemory: cached,
    evictions: cached,
    replicationLag: unless(
      Object.values(spec.caches).some(({ nodes }) => nodes > 1),
      "no cache has a replica",
    ),
    databaseCpu: stored,
    databaseDisk: stored,
    secretAge: unless(
      Object.values(spec.secrets).some(({ rotate }) => rotate === "manual"),
      "nobody supplies a secret",
    ),
    age: queued,
    depth: queued,
    deadLetters: unless(Object.keys(jobs).length > 0 || queued === undefined, "there is neither a queue nor a job"),
  } satisfies Record<AlarmName, string | undefined>;
  const untraced = unless(
    all.some((service) => service.tracing !== undefined),
    "no service is traced",
  );
  return [
    {
      section: observability,
      key: "alarms",
      path: ["observability", "alarms"],
      reason: unless(notify !== undefined, "nobody is told"),
    },
    ...Object.entries(reasons).map(([key, reason]) => ({
      section: alarms,
      key,
      path: ["observability", "alarms", key],
      // Without anybody the whole section does nothing.
      reason: notify === undefined ? undefined : reason,
    })),
    { section: observability, key: "tracing", path: ["observability", "tracing"], reason: untraced },
    {
      section: tracing,
      key: "sampler",
      path: ["observability", "tracing", "sampler"],
      reason: untraced === undefined && tracing?.export === "none" ? "no traces are kept" : undefined,
    },
  ];
}
