/** The specification of one environment with every default in place: what rules and the model read. */
import type {
  AlarmName,
  CacheAlarmName,
  QueueAlarmName,
  SecretAlarmName,
  ServiceAlarmName,
  Severity,
} from "../facts/alarms.ts";
import type { Access } from "../facts/entry-kinds.ts";
import type { Characters } from "../facts/secrets.ts";
import type { MergedSpec } from "../schema/environment.ts";

type Authored<K extends keyof MergedSpec> = NonNullable<MergedSpec[K]>;
type AuthoredService = Authored<"services">[string];
type AuthoredJob = Authored<"jobs">[string];
type Filled<T, K extends keyof T> = Omit<T, K> & { readonly [P in K]-?: NonNullable<T[P]> };
type Defined<T> = { [K in keyof T]-?: NonNullable<T[K]> };
type DeepReadonly<T> = T extends (infer E)[]
  ? readonly DeepReadonly<E>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

export type ResolvedHealth = DeepReadonly<Defined<NonNullable<AuthoredService["health"]>>>;
export type ResolvedRoute = DeepReadonly<
  Filled<NonNullable<AuthoredService["route"]>, "protocol" | "stickiness" | "drain" | "direct">
>;
export type ResolvedSchedule = DeepReadonly<
  Defined<NonNullable<NonNullable<AuthoredService["scaling"]>["schedules"]>[number]>
>;
type AuthoredScaling = NonNullable<AuthoredService["scaling"]>;
export interface ResolvedScaling {
  readonly min: number;
  readonly max: number;
  readonly target: DeepReadonly<NonNullable<AuthoredScaling["target"]>>;
  readonly cooldown: { readonly out: string; readonly in: string };
  readonly schedules: readonly ResolvedSchedule[];
}
export type ResolvedDeploy = DeepReadonly<Filled<NonNullable<AuthoredService["deploy"]>, "strategy" | "rollbackOn">>;
export type ResolvedLogs = Readonly<Defined<NonNullable<AuthoredService["logs"]>>>;
export type ResolvedImage = DeepReadonly<AuthoredService["image"]>;
type AuthoredSidecar = NonNullable<AuthoredService["sidecars"]>[string];
export type ResolvedSidecar = DeepReadonly<
  Filled<AuthoredSidecar, "memory" | "essential" | "variables" | "user" | "readOnlyRoot" | "stopTimeout" | "dependsOn">
>;

export interface ResolvedUse {
  readonly access: Access;
  readonly as?: string;
  readonly keys?: readonly string[];
}

/** One alarm: of the platform complete, of an entry what it changes. */
export interface ResolvedAlarm {
  readonly enabled: boolean;
  /** The threshold, in the spelling of its kind. */
  readonly above?: number | string;
  readonly p95?: string;
  readonly for: number;
  readonly period: string;
  readonly severity: Severity;
}
type OwnAlarms<K extends AlarmName> = { readonly [P in K]?: Partial<ResolvedAlarm> };

interface ResolvedTask {
  readonly id: string;
  readonly image: ResolvedImage;
  readonly command?: readonly string[];
  readonly architecture: "arm64" | "x86_64";
  readonly cpu: number;
  readonly memory: string;
  readonly ephemeral: string;
  readonly logs: ResolvedLogs;
  readonly variables: Readonly<Record<string, string>>;
  readonly user: string;
  readonly readOnlyRoot: boolean;
  readonly stopTimeout: string;
  readonly calls: readonly string[];
  readonly uses: Readonly<Record<string, ResolvedUse>>;
  /** Variables, and the secrets that they come from: `psp.apiKey`. */
  readonly secrets: Readonly<Record<string, string>>;
}

export interface ResolvedService extends ResolvedTask {
  readonly port?: number;
  readonly health?: ResolvedHealth;
  readonly route?: ResolvedRoute;
  readonly scaling: ResolvedScaling;
  readonly deploy: ResolvedDeploy;
  readonly sidecars: Readonly<Record<string, ResolvedSidecar>>;
  readonly dependsOn: DeepReadonly<NonNullable<AuthoredService["dependsOn"]>>;
  readonly tracing?: { readonly sampling: number };
  readonly alarms?: OwnAlarms<ServiceAlarmName>;
  readonly exec: boolean;
  readonly critical: boolean;
}

export interface ResolvedJob extends ResolvedTask {
  readonly schedule: DeepReadonly<Defined<AuthoredJob["schedule"]>>;
  readonly timeout?: string;
  readonly retries: number;
  readonly alarms?: OwnAlarms<"deadLetters">;
}

type AuthoredBackup = Authored<"backup">;
export interface ResolvedBackup
  extends Readonly<
    Filled<Omit<AuthoredBackup, "schedule" | "copy">, "retention" | "pointInTime" | "lock" | "restoreTest">
  > {
  readonly schedule: { readonly cron: string; readonly timezone: string };
  readonly copy?: Readonly<Defined<NonNullable<AuthoredBackup["copy"]>>>;
}

/** Of a store: what it changes of the platform's backups. */
export type ResolvedStoreBackup = Readonly<Filled<NonNullable<Authored<"buckets">[string]["backup"]>, "enabled">>;

type AuthoredCache = Authored<"caches">[string];
export type ResolvedCache = DeepReadonly<
  Omit<Defined<AuthoredCache>, "alarms" | "rotate" | "backup" | "maintenance" | "logs"> & {
    alarms?: OwnAlarms<CacheAlarmName>;
    /** Of a cache with passwords, or where somebody wrote it. */
    rotate?: string;
    backup: ResolvedStoreBackup;
    maintenance: Defined<NonNullable<AuthoredCache["maintenance"]>>;
    logs: Defined<NonNullable<AuthoredCache["logs"]>>;
  }
>;

type AuthoredDatabase = Authored<"databases">[string];
export type ResolvedDatabase = DeepReadonly<
  Filled<
    Omit<AuthoredDatabase, "autoscaling" | "backup">,
    "id" | "nodes" | "database" | "auth" | "readPreference" | "privateLink"
  >
> & {
  readonly autoscaling: { readonly maxSize?: string; readonly minSize?: string; readonly disk: boolean };
  readonly backup: ResolvedStoreBackup;
};

export interface ResolvedAtlas {
  readonly organization: string;
  readonly maintenance: Readonly<Defined<NonNullable<Authored<"atlas">["maintenance"]>>>;
  readonly accessList: readonly string[];
  /** The name of a secret. */
  readonly credentials?: string;
}

type AuthoredQueue = Authored<"queues">[string];
export type ResolvedQueue = DeepReadonly<
  Filled<Omit<AuthoredQueue, "deadLetter" | "alarms">, "id" | "visibility" | "retention" | "delay" | "fifo">
> & {
  readonly deadLetter: { readonly after: number };
  readonly alarms?: OwnAlarms<QueueAlarmName>;
};

export interface ResolvedSubscription {
  /** By message attribute the values that let a message in; empty for every message. */
  readonly filter: Readonly<Record<string, readonly string[]>>;
  readonly raw: boolean;
}

export interface ResolvedTopic {
  readonly id: string;
  readonly fifo: boolean;
  /** By the name of the queue. */
  readonly subscriptions: Readonly<Record<string, ResolvedSubscription>>;
}

type AuthoredBucket = Authored<"buckets">[string];
export type ResolvedBucket = DeepReadonly<
  Filled<Omit<AuthoredBucket, "expire" | "backup">, "id" | "versioned" | "standby">
> & {
  readonly backup: ResolvedStoreBackup;
  readonly expire: DeepReadonly<Filled<NonNullable<AuthoredBucket["expire"]>, "incompleteUploads">>;
};
export interface ResolvedObservability {
  readonly notify?: { readonly email: readonly string[]; readonly tickets: readonly string[] };
  readonly alarms: { readonly [K in AlarmName]: ResolvedAlarm };
  readonly tracing?: {
    readonly collector: "opentelemetry" | "none";
    readonly export: "xray" | "none";
    readonly sampler: "ratio" | "xray";
  };
  readonly dashboard: boolean;
}

type AuthoredCdn = Authored<"cdn">;
export type ResolvedBehaviour = DeepReadonly<NonNullable<AuthoredCdn["behaviours"]>[number]>;
export type ResolvedCdn = DeepReadonly<
  Filled<Omit<AuthoredCdn, "firewall">, "behaviours" | "errors"> & {
    firewall: Defined<NonNullable<AuthoredCdn["firewall"]>>;
  }
>;
type AuthoredCost = Authored<"cost">;
export interface ResolvedCost {
  readonly budget?: DeepReadonly<Defined<NonNullable<AuthoredCost["budget"]>>>;
  readonly anomalies: boolean;
  readonly audits?: DeepReadonly<Defined<NonNullable<AuthoredCost["audits"]>>>;
  readonly offHours?: DeepReadonly<Defined<NonNullable<AuthoredCost["offHours"]>>>;
  readonly usage: Readonly<Defined<NonNullable<AuthoredCost["usage"]>>>;
}

type AuthoredCompliance = Authored<"compliance">;
export type ResolvedCompliance = DeepReadonly<
  Omit<Defined<AuthoredCompliance>, "recorder" | "parameters"> & {
    recorder: Defined<NonNullable<AuthoredCompliance["recorder"]>>;
    parameters: Defined<NonNullable<AuthoredCompliance["parameters"]>>;
  }
>;

type AuthoredSecret = Authored<"secrets">[string];
export type ResolvedSecret = DeepReadonly<Filled<Omit<AuthoredSecret, "generate" | "alarms">, "id" | "rotate">> & {
  readonly alarms?: OwnAlarms<SecretAlarmName>;
  readonly generate?: { readonly length: number; readonly characters: Characters };
};

type AuthoredNetwork = Authored<"network">;
export interface ResolvedNetwork {
  /** Absent with an existing network, as are the next three. */
  readonly cidr?: string;
  readonly availabilityZones?: number | readonly string[];
  readonly natGateways?: "per-zone" | "single" | "none";
  readonly flowLogs?: { readonly retention: string };
  readonly endpoints: readonly string[];
  readonly existing?: DeepReadonly<NonNullable<AuthoredNetwork["existing"]>>;
}

type Singleton = "create" | "adopt" | "skip";
export interface ResolvedAccount {
  readonly id: string;
  readonly singletons: {
    readonly imageRegistry: Singleton;
    readonly serviceLinkedRoles: Singleton;
    readonly githubProvider: Singleton;
    readonly computeOptimizer: Singleton;
    readonly costAllocationTags: Singleton;
    readonly backupSettings: Singleton;
    readonly configRole: Singleton;
    readonly configRecorder: Singleton;
    readonly trail: Singleton;
    readonly accessAnalyzer: Singleton;
    readonly volumeEncryption: Singleton;
    readonly publicAccessBlock: Singleton;
    readonly passwordPolicy: Singleton;
  };
  readonly quotas: Readonly<NonNullable<Authored<"account">["quotas"]>>;
}

export type ResolvedDelivery = DeepReadonly<
  Filled<Omit<Authored<"delivery">, "drift">, "branch" | "approve" | "inventory" | "smoke">
> & { readonly drift: { readonly cron: string } };

export interface ResolvedSpec {
  readonly platform: string;
  readonly description?: string;
  readonly owner: string;
  readonly costCenter: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly regions: Readonly<Authored<"regions">>;
  readonly network: ResolvedNetwork;
  readonly domain?: DeepReadonly<Authored<"domain">>;
  readonly services: Readonly<Record<string, ResolvedService>>;
  readonly jobs: Readonly<Record<string, ResolvedJob>>;
  readonly caches: Readonly<Record<string, ResolvedCache>>;
  readonly atlas?: ResolvedAtlas;
  readonly databases: Readonly<Record<string, ResolvedDatabase>>;
  readonly queues: Readonly<Record<string, ResolvedQueue>>;
  readonly topics: Readonly<Record<string, ResolvedTopic>>;
  readonly buckets: Readonly<Record<string, ResolvedBucket>>;
  readonly cdn?: ResolvedCdn;
  readonly secrets: Readonly<Record<string, ResolvedSecret>>;
  readonly backup: ResolvedBackup;
  readonly cost: ResolvedCost;
  readonly compliance?: ResolvedCompliance;
  readonly observability: ResolvedObservability;
  readonly objectives: DeepReadonly<Authored<"objectives">>;
  readonly images?: Readonly<Authored<"images">>;
  readonly iam: Readonly<Authored<"iam">>;
  readonly state: Readonly<Filled<Authored<"state">, "backend">>;
  readonly delivery?: ResolvedDelivery;
  readonly overrides: DeepReadonly<Authored<"overrides">>;
  readonly account?: ResolvedAccount;
  readonly protected: boolean;
}
