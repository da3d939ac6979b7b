/** Replication of a bucket: every new version, delete markers among them, within 15 minutes (S3 Replication Time Control). */
import { rolePath } from "../../../graph/names.ts";
import { interpolate, type Reference } from "../../../graph/values.ts";
import type { BucketModel } from "../../model/model.ts";
import type { BucketHandle } from "../bucket.ts";
import type { Lowering, Scope } from "../context.ts";
import { policy } from "../policy.ts";

export interface ReplicationSettings {
  readonly source: BucketHandle;
  readonly replica: BucketHandle;
  readonly keys: { readonly source: Reference<string>; readonly replica: Reference<string> };
  /** The region of the replica. */
  readonly standby: string;
}

/** Minutes within which S3 copies, and after which it counts an object as late; the only value there is. */
const REPLICATION_MINUTES = 15;

export function lowerReplication(
  lowering: Lowering,
  scope: Scope,
  bucket: BucketModel,
  settings: ReplicationSettings,
): void {
  const { source, replica, keys } = settings;
  const origin = lowering.model.origin(`${bucket.owner}.standby`);
  const role = replicationRole(lowering, scope, bucket, settings);
  const versions = [source.versioning, replica.versioning].filter((node) => node !== undefined);
  scope.resource(
    "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    { id: bucket.id },
    {
      bucket: source.bucket,
      role: role.arn,
      rules: [
        {
          id: "standby",
          status: "Enabled",
          priority: 1,
          filter: { prefix: "" },
          deleteMarkerReplication: { status: "Enabled" },
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
          destination: {
            bucket: replica.arn,
            encryptionConfiguration: { replicaKmsKeyId: keys.replica },
            replicationTime: { status: "Enabled", time: { minutes: REPLICATION_MINUTES } },
            metrics: { status: "Enabled", eventThreshold: { minutes: REPLICATION_MINUTES } },
          },
        },
      ],
    },
    { role: "replication", dependsOn: [role.policy, ...versions], origin },
  );
}

/** Amazon S3 User Guide: Setting up permissions for live replication; Replicating encrypted objects. */
function replicationRole(
  { model }: Lowering,
  scope: Scope,
  { id, owner }: BucketModel,
  { source, replica, keys, standby }: ReplicationSettings,
) {
  const origin = model.origin(`${owner}.standby`);
  const role = scope.resource(
    "aws:iam/role:Role",
    { id, role: "replication" },
    {
      description: `Copies ${id} to ${standby}`,
      path: rolePath(model.platform, model.environment),
      // S3 documents no condition for it, and takes a role of the bucket's own account only, from one who may pass it.
      assumeRolePolicy: policy({
        Effect: "Allow",
        Principal: { Service: "s3.amazonaws.com" },
        Action: "sts:AssumeRole",
      }),
      permissionsBoundary: model.permissionsBoundary,
    },
    { role: "replication-role", origin },
  );
  const throughS3 = (region: string) => ({ StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } });
  const rolePolicy = scope.resource(
    "aws:iam/rolePolicy:RolePolicy",
    { id, role: "replication" },
    {
      role: role.name,
      policy: policy(
        {
          Sid: "ReadBucket",
          Effect: "Allow",
          Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
          Resource: source.arn,
        },
        {
          Sid: "ReadVersions",
          Effect: "Allow",
          Action: ["s3:GetObjectVersionAcl", "s3:GetObjectVersionForReplication", "s3:GetObjectVersionTagging"],
          Resource: interpolate`${source.arn}/*`,
        },
        {
          Sid: "WriteReplicas",
          Effect: "Allow",
          Action: ["s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"],
          Resource: interpolate`${replica.arn}/*`,
        },
        {
          Sid: "Decrypt",
          Effect: "Allow",
          Action: "kms:Decrypt",
          Resource: keys.source,
          Condition: throughS3(model.region),
        },
        {
          Sid: "Encrypt",
          Effect: "Allow",
          Action: ["kms:Encrypt", "kms:GenerateDataKey"],
          Resource: keys.replica,
          Condition: throughS3(standby),
        },
      ),
    },
    { role: "replication-policy", origin },
  );
  return { arn: role.arn, policy: rolePolicy };
}
