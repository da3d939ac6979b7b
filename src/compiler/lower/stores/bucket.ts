/**
 * A bucket and, where it is replicated, its copy in the standby region, which the primary owns: the same settings there,
 * the replica of the data key, and a role by which S3 copies.
 */
import { interpolate } from "../../../graph/values.ts";
import type { Access } from "../../facts/entry-kinds.ts";
import type { BucketModel } from "../../model/model.ts";
import { type AccessLogs, LOG_PREFIXES, type LogBucket } from "../access-logs.ts";
import { BACKUP_TAG, type Backup, planOf } from "../backup/kept.ts";
import { lowerPlan } from "../backup/plan.ts";
import {
  type AccessLogTarget,
  type BucketHandle,
  type BucketSettings,
  lowerBucketPolicy,
  lowerBucketWithSettings,
} from "../bucket.ts";
import { bucketTags } from "../compliance/tags.ts";
import { entryPlace, type Lowering } from "../context.ts";
import type { Keys } from "../keys.ts";
import { type GrantUse, NOTHING } from "./grant.ts";
import { lowerReplication } from "./replication.ts";
import { sid } from "./uses.ts";

export interface Bucket {
  readonly bucket: BucketHandle;
  readonly grant: GrantUse;
}

export interface BucketPlace {
  readonly keys: Keys;
  readonly accessLogs: AccessLogs;
  readonly backup: Backup | undefined;
}

export function lowerBucket(
  lowering: Lowering,
  bucket: BucketModel,
  { keys, accessLogs, backup }: BucketPlace,
): Bucket {
  const { model } = lowering;
  const scope = lowering.builder.scope(entryPlace(lowering, bucket));
  const origin = (field: string) => model.origin(`${bucket.owner}.${field}`);
  const common = {
    protected: model.protected,
    versioned: bucket.versioned,
    expire: bucket.expire,
    events: true,
    tags: bucketTags(model.compliance, bucket.versioned ? {} : { versions: "declared without them" }),
    origin,
  } satisfies Partial<BucketSettings>;
  const plan = planOf(bucket);
  const source = lowerBucketWithSettings(scope, {
    ...common,
    tags: { ...common.tags, ...(plan === undefined ? {} : { [BACKUP_TAG]: plan }) },
    name: { id: bucket.id },
    role: "bucket",
    keyArn: keys.dataArn,
    accessLogs: logTarget(accessLogs.primary, bucket.id),
  });
  // What the CDN may read is known when there is a distribution.
  if (model.cdn?.assets !== bucket.id) lowerBucketPolicy(scope, source, []);
  if (backup !== undefined && plan !== undefined && bucket.backup?.own) {
    lowerPlan(lowering, scope, { backup, settings: bucket.backup, plan });
  }
  if (bucket.replicated && model.standby !== undefined && keys.dataReplicaArn !== undefined) {
    const replica = lowerBucketWithSettings(scope, {
      ...common,
      name: { id: bucket.id, role: "replica" },
      role: "replica",
      region: model.standby,
      keyArn: keys.dataReplicaArn,
      accessLogs: logTarget(accessLogs.standby, bucket.id),
    });
    lowerBucketPolicy(scope, replica, []);
    lowerReplication(lowering, scope, bucket, {
      source,
      replica,
      keys: { source: keys.dataArn, replica: keys.dataReplicaArn },
      standby: model.standby,
    });
  }
  return { bucket: source, grant: grantOf(bucket, source) };
}

function logTarget(logs: LogBucket | undefined, id: string): AccessLogTarget | undefined {
  return logs && { bucket: logs.bucket, policy: logs.policy, prefix: `${LOG_PREFIXES.buckets}/${id}/` };
}

interface Part {
  readonly bucket: readonly string[];
  readonly objects: readonly string[];
  readonly key: readonly string[];
}

/** What an access is made of (Amazon S3: Required permissions for API operations), and what it needs of the key. */
const PARTS: Readonly<Record<"read" | "write", Part>> = {
  read: { bucket: ["s3:ListBucket"], objects: ["s3:GetObject"], key: ["kms:Decrypt"] },
  // A multipart upload decrypts its own parts when it is completed (AWS KMS: How Amazon S3 uses AWS KMS).
  write: {
    bucket: [],
    objects: ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:PutObject"],
    key: ["kms:Decrypt", "kms:GenerateDataKey"],
  },
};

function grantOf({ id, versioned }: BucketModel, { arn, bucket }: BucketHandle): GrantUse {
  return ({ use }) => {
    const parts = partsOf(use.access).map((part) => PARTS[part]);
    const onBucket = parts.flatMap((part) => part.bucket);
    const onObjects = [
      ...parts.flatMap(({ objects }) => objects),
      ...(versioned && partsOf(use.access).includes("read") ? ["s3:GetObjectVersion"] : []),
    ].sort();
    return {
      ...NOTHING,
      statements: [
        ...(onBucket.length === 0
          ? []
          : [{ Sid: sid("Bucket", id), Effect: "Allow", Action: onBucket, Resource: arn } as const]),
        { Sid: sid("Objects", id), Effect: "Allow", Action: onObjects, Resource: interpolate`${arn}/*` },
      ],
      keyUses: [{ service: "s3", actions: parts.flatMap(({ key }) => key) }],
      variables: { [`${use.prefix}_BUCKET`]: bucket },
    };
  };
}

function partsOf(access: Access): readonly ("read" | "write")[] {
  return (["read", "write"] as const).filter((part) => access.split("-").includes(part));
}
