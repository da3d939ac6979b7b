/**
 * The architecture of one environment: the resolved specification with its spellings read (seconds, MiB, priorities),
 * its entries in the order of their ids, and its edges turned around. Lowering reads nothing else.
 */
import type { Origin } from "../../graph/graph.ts";
import type { CacheAlarmName, QueueAlarmName, SecretAlarmName, ServiceAlarmName } from "../facts/alarms.ts";
import type { CacheEngine } from "../facts/caches.ts";
import type { Access, StoreKind } from "../facts/entry-kinds.ts";
import type { ManagedRules } from "../facts/managed-rules.ts";
import type { Characters } from "../facts/secrets.ts";
import type { ResolvedAccount, ResolvedScaling, ResolvedSpec } from "../overlay/resolved.ts";
import type { Alarms, ObjectivesModel, ObservabilityModel } from "./alarms.ts";
import type { AtlasModel, PasswordsModel } from "./atlas-model.ts";
import type { BackupModel, StoreBackupModel } from "./backup.ts";
import type { ComplianceModel } from "./compliance.ts";
import type { CostModel } from "./cost.ts";
import type { DeployModel } from "./deploy-model.ts";
import type { NetworkModel } from "./network-model.ts";

export interface ImageModel {
  /** Built here: the image is in the platform's own repository. */
  readonly built: boolean;
  /** The id of its repository, for built images: the task's id, or `<task's id>-<container>` for a sidecar's. */
  readonly repository: string | undefined;
  /** The folder with the Dockerfile, for built images. */
  readonly folder: string | undefined;
  /** `repository:tag` or `repository@digest` of others' images; undefined for built ones. */
  readonly reference: string | undefined;
  /** The digest of a built image, from the inventory; undefined until the pipeline has written it. */
  readonly digest: string | undefined;
}

export type DependencyCondition = "started" | "healthy" | "completed" | "succeeded";

export interface ContainerModel {
  readonly name: string;
  readonly image: ImageModel;
  readonly essential: boolean;
  readonly command: readonly string[] | undefined;
  readonly variables: Readonly<Record<string, string>>;
  /** Undefined for the image's own. */
  readonly user: string | undefined;
  readonly readOnlyRoot: boolean;
  /** Seconds. */
  readonly stopTimeout: number;
  /** CPU units reserved, and the limit in MiB; undefined for the main container, which has the rest of the task. */
  readonly cpu: number | undefined;
  readonly memory: number | undefined;
  readonly healthCommand: readonly string[] | undefined;
  readonly dependsOn: readonly { readonly container: string; readonly condition: DependencyCondition }[];
}

/** A named entry of the specification. */
export interface EntryModel {
  /** The key in the specification. */
  readonly key: string;
  readonly id: string;
  /** The owner of its nodes: the section and the key, `services.gateway`. */
  readonly owner: string;
}

/** One entry of a task's `uses`. */
export interface UseModel {
  readonly kind: StoreKind;
  /** The store's id. */
  readonly store: string;
  readonly access: Access;
  /** What the injected variables begin with: `MATCH_EVENTS`. */
  readonly prefix: string;
  /** Of a cache, the patterns of the keys that it may touch; undefined for every key. */
  readonly keys: readonly string[] | undefined;
}

/** What services and jobs reach by `uses`. */
export interface StoreModel extends EntryModel {
  /** Those that use it, by id in order. */
  readonly users: readonly { readonly task: TaskModel; readonly use: UseModel }[];
}

export interface CacheModel extends StoreModel {
  readonly alarms: Alarms<CacheAlarmName>;
  readonly engine: CacheEngine;
  readonly version: string;
  /** `redis7`. */
  readonly parameterFamily: string;
  /** `r6g.large`. */
  readonly size: string;
  readonly tiersData: boolean;
  readonly nodes: number;
  readonly automaticFailover: boolean;
  readonly eviction: string;
  /** Undefined where there are no snapshots. */
  readonly backup: StoreBackupModel | undefined;
  /** `sun:04:00-sun:05:00`. */
  readonly maintenanceWindow: string;
  readonly passwords: PasswordsModel | undefined;
  readonly logRetentionDays: number;
}

export interface DatabaseModel extends StoreModel {
  readonly version: string;
  readonly size: string;
  readonly nodes: number;
  /** The name of the database in the cluster. */
  readonly database: string;
  readonly readPreference: string;
  readonly passwords: PasswordsModel | undefined;
  readonly autoscaling: {
    /** Undefined where the size is left alone. */
    readonly maxSize: string | undefined;
    /** Undefined where the size only grows. */
    readonly minSize: string | undefined;
    readonly disk: boolean;
  };
  readonly privateLink: boolean;
  /** Undefined where there are no backups. */
  readonly backup: StoreBackupModel | undefined;
}

export interface QueueModel extends StoreModel {
  readonly alarms: Alarms<QueueAlarmName>;
  /** Seconds. */
  readonly visibility: number;
  readonly retention: number;
  readonly delay: number;
  /** How often a message is taken until it is set aside. */
  readonly deadLetterAfter: number;
  readonly fifo: boolean;
}

export interface SubscriptionModel {
  /** The queue's id. */
  readonly queue: string;
  /** By message attribute the values that let a message in; undefined for every message. */
  readonly filter: Readonly<Record<string, readonly string[]>> | undefined;
  readonly raw: boolean;
}

export interface TopicModel extends StoreModel {
  readonly fifo: boolean;
  /** By the id of the queue in order. */
  readonly subscriptions: readonly SubscriptionModel[];
}

export interface BucketModel extends StoreModel {
  readonly versioned: boolean;
  /** Days; undefined where things stay. */
  readonly expire: {
    readonly current: number | undefined;
    readonly noncurrent: number | undefined;
    readonly incompleteUploads: number;
  };
  /** Whether the standby region has a copy. */
  readonly replicated: boolean;
  /** Undefined where there are no backups. */
  readonly backup: StoreBackupModel | undefined;
}

export interface BehaviourModel {
  readonly path: string;
  readonly cache: "immutable" | "static" | "dynamic" | "none";
  /** Undefined for the bucket of assets. */
  readonly service: { readonly id: string; readonly grpc: boolean } | undefined;
}

export interface CdnModel {
  /** Sorted. */
  readonly aliases: readonly string[];
  /** The id of the bucket. */
  readonly assets: string;
  /** In the order in which they are asked. */
  readonly behaviours: readonly BehaviourModel[];
  readonly firewall: { readonly managedRules: readonly ManagedRules[]; readonly rateLimit: number };
  readonly geo: { readonly kind: "allow" | "block"; readonly countries: readonly string[] } | undefined;
  /** By status. */
  readonly errors: readonly { readonly code: number; readonly page: string }[];
}

export interface SecretModel extends EntryModel {
  /** Of a value that people supply; none of what rotates by itself. */
  readonly alarms: Alarms<SecretAlarmName>;
  /** How the value is made; undefined for one that people supply. */
  readonly generate: { readonly length: number; readonly characters: Characters } | undefined;
  /** Undefined for a value that does not rotate by itself. */
  readonly rotateDays: number | undefined;
}

/** A variable of a task's main container, and where ECS reads it. */
export interface InjectedModel {
  readonly variable: string;
  /** The secret's id. */
  readonly secret: string;
  /** The whole value, one key of its JSON, or the whole value before the last rotation. */
  readonly part: "whole" | "previous" | { readonly key: string };
}

export interface TaskModel extends EntryModel {
  readonly architecture: "arm64" | "x86_64";
  /** CPU units, and MiB. */
  readonly cpu: number;
  readonly memory: number;
  /** GiB; Fargate gives 20 without asking. */
  readonly ephemeral: number;
  readonly logs: { readonly retentionDays: number; readonly format: "json" | "text" };
  readonly main: ContainerModel;
  readonly sidecars: readonly ContainerModel[];
  /** The services that it may reach, by id in order. */
  readonly calls: readonly string[];
  /** The stores that it may reach, by id in order. */
  readonly uses: readonly UseModel[];
  /** By variable in order. */
  readonly secrets: readonly InjectedModel[];
  /** False while an image that is built here has no digest, or a supplied secret is not set: then nothing of it runs. */
  readonly ready: boolean;
}

export interface HealthModel {
  readonly path: string;
  /** Seconds. */
  readonly interval: number;
  readonly timeout: number;
  readonly grace: number;
  readonly healthyAfter: number;
  readonly unhealthyAfter: number;
}

export interface RouteModel {
  readonly paths: readonly string[];
  readonly hosts: readonly string[];
  readonly protocol: "http1" | "http2" | "grpc";
  readonly stickiness: boolean;
  /** Seconds. */
  readonly drain: number;
  readonly sourceIps: readonly string[];
  readonly priority: number;
  /** It stays outside the CDN that there is. */
  readonly direct: boolean;
  /** Requests come through the CDN only. */
  readonly behindCdn: boolean;
  /** Hosts that the platform's certificate (apex and one level below) does not cover. */
  readonly ownCertificates: readonly string[];
}

export interface ScheduleModel {
  readonly name: string;
  /** AWS's six fields: `cron(0 22 * * ? *)`. */
  readonly expression: string;
  readonly timezone: string;
  readonly min: number;
  readonly max: number;
}

export interface ScalingModel {
  readonly min: number;
  readonly max: number;
  readonly target: Omit<ResolvedScaling["target"], "backlogPerTask">;
  /** The queue's id, and the messages for each task. */
  readonly backlog: { readonly queue: string; readonly messages: number } | undefined;
  /** Seconds. */
  readonly cooldown: { readonly out: number; readonly in: number };
  readonly schedules: readonly ScheduleModel[];
}

export interface ServiceModel extends TaskModel {
  readonly port: number | undefined;
  readonly health: HealthModel | undefined;
  readonly route: RouteModel | undefined;
  readonly scaling: ScalingModel;
  readonly deploy: DeployModel;
  /** The share of requests that it traces from there on; undefined where it does not trace. */
  readonly sampling: number | undefined;
  /** The container that takes its traces and metrics; undefined where it has none. */
  readonly collector: ContainerModel | undefined;
  readonly alarms: Alarms<ServiceAlarmName>;
  readonly exec: boolean;
  readonly critical: boolean;
  /** The services and jobs that may reach it, by id in order. */
  readonly callers: readonly TaskModel[];
  /** Called by a job: jobs cannot join Service Connect, so it is found by DNS, too. */
  readonly calledByJob: boolean;
}

export interface JobModel extends TaskModel {
  readonly schedule: { readonly expression: string; readonly timezone: string };
  /** Seconds; undefined for no limit. */
  readonly timeout: number | undefined;
  readonly retries: number;
  readonly alarms: Alarms<"deadLetters">;
}

export interface Model {
  readonly platform: string;
  readonly environment: string;
  readonly region: string;
  readonly standby: string | undefined;
  readonly account: ResolvedAccount | undefined;
  /** The account that holds the images: `images.account`, else the environment's. */
  readonly imageAccount: string | undefined;
  readonly protected: boolean;
  readonly description: string | undefined;
  /** The tags `owner` and `cost-center`, and the author's own. */
  readonly owner: string;
  readonly costCenter: string;
  readonly ownTags: Readonly<Record<string, string>>;
  readonly network: NetworkModel;
  readonly domain: { readonly name: string; readonly zoneId: string | undefined } | undefined;
  readonly cdn: CdnModel | undefined;
  readonly services: readonly ServiceModel[];
  readonly jobs: readonly JobModel[];
  readonly caches: readonly CacheModel[];
  /** Undefined where there are no databases in it. */
  readonly atlas: AtlasModel | undefined;
  readonly databases: readonly DatabaseModel[];
  readonly queues: readonly QueueModel[];
  readonly topics: readonly TopicModel[];
  readonly buckets: readonly BucketModel[];
  readonly secrets: readonly SecretModel[];
  /** When no service runs. */
  readonly offHours: { readonly begin: string; readonly end: string; readonly timezone: string } | undefined;
  readonly cost: CostModel;
  readonly backup: BackupModel;
  readonly compliance: ComplianceModel | undefined;
  readonly observability: ObservabilityModel;
  readonly objectives: ObjectivesModel;
  readonly permissionsBoundary: string | undefined;
  readonly overrides: ResolvedSpec["overrides"];
  /** The files that the environment is made of, as origins call them. */
  readonly files: readonly string[];
  /** The place in the author's files of a path, or of its nearest ancestor that an author wrote. */
  readonly origin: (path: string) => Origin;
}
