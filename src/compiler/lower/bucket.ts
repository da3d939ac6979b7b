/**
 * A bucket with everything that belongs to one: its own settings stand in resources of their own, since the bucket's inline
 * ones are deprecated, and all that is said of access in one policy, since a bucket has only one.
 */
import type { ResourceOptions } from "../../graph/builder.ts";
import type { Origin } from "../../graph/graph.ts";
import type { LogicalName } from "../../graph/names.ts";
import type { Reference } from "../../graph/values.ts";
import { interpolate } from "../../graph/values.ts";
import type { Scope } from "./context.ts";
import { denyWithoutTls, policy, type Statement } from "./policy.ts";

export interface BucketSettings {
  readonly name: LogicalName;
  /** What it is in its file: `log-bucket`; its settings are `log-bucket-policy` and the like. */
  readonly role: string;
  /** Another than the stack's. */
  readonly region?: string | undefined;
  readonly protected: boolean;
  /** Besides those that everything has. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /** The KMS key; undefined for S3's own, which some AWS services need to write logs. */
  readonly keyArn?: Reference<string> | undefined;
  readonly versioned: boolean;
  /** Days after which things go; undefined where they stay. */
  readonly expire: {
    readonly current?: number | undefined;
    readonly noncurrent?: number | undefined;
    readonly incompleteUploads: number;
  };
  /** Where requests are written down; undefined for buckets of logs, which would log themselves. */
  readonly accessLogs?: AccessLogTarget | undefined;
  /** Whether EventBridge hears of what happens in it, which AWS Backup asks for. */
  readonly events: boolean;
  /** Where the author says it; default: the place of the scope. */
  readonly origin?: (field: "versioned" | "expire") => Origin;
}

export interface AccessLogTarget {
  readonly bucket: Reference<string>;
  /** Until it is there, nobody may write. */
  readonly policy: { readonly $id: string };
  readonly prefix: string;
}

export interface BucketHandle {
  readonly $id: string;
  readonly bucket: Reference<string>;
  readonly arn: Reference<string>;
  readonly regionalDomainName: Reference<string>;
  /** Undefined where the bucket keeps no versions. */
  readonly versioning: { readonly $id: string } | undefined;
  readonly settings: BucketSettings;
  /** What must be there before a policy. */
  readonly publicAccess: readonly { readonly $id: string }[];
}

/** All but its policy, for which `lowerBucketPolicy` is to be called: what it allows may need the bucket. */
export function lowerBucketWithSettings(scope: Scope, settings: BucketSettings): BucketHandle {
  const { name, role, region, versioned, accessLogs, origin, tags = {} } = settings;
  const bucket = scope.resource(
    "aws:s3/bucket:Bucket",
    name,
    { region, forceDestroy: !settings.protected, tags: Object.keys(tags).length === 0 ? undefined : tags },
    { stateful: true, role },
  );
  const own = { region, bucket: bucket.bucket };
  const ownership = scope.resource(
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
    name,
    { ...own, rule: { objectOwnership: "BucketOwnerEnforced" } },
    { role: `${role}-ownership` },
  );
  const access = scope.resource(
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    name,
    { ...own, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    { role: `${role}-public-access-block` },
  );
  scope.resource(
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    name,
    { ...own, rules: [encryption(settings.keyArn)] },
    { role: `${role}-encryption` },
  );
  const versioning = versioned
    ? scope.resource(
        "aws:s3/bucketVersioning:BucketVersioning",
        name,
        { ...own, versioningConfiguration: { status: "Enabled" } },
        { role: `${role}-versioning`, ...at(origin?.("versioned")) },
      )
    : undefined;
  lifecycle(scope, settings, own, versioning);
  if (settings.events) {
    scope.resource(
      "aws:s3/bucketNotification:BucketNotification",
      name,
      { ...own, eventbridge: true },
      { role: `${role}-events` },
    );
  }
  if (accessLogs !== undefined) {
    scope.resource(
      "aws:s3/bucketLogging:BucketLogging",
      name,
      { ...own, targetBucket: accessLogs.bucket, targetPrefix: accessLogs.prefix },
      { role: `${role}-access-logs`, dependsOn: [accessLogs.policy] },
    );
  }
  return {
    $id: bucket.$id,
    bucket: bucket.bucket,
    arn: bucket.arn,
    regionalDomainName: bucket.bucketRegionalDomainName,
    versioning,
    settings,
    publicAccess: [access, ownership],
  };
}

/** The one policy of a bucket: what `statements` allow, and no request without TLS. */
export function lowerBucketPolicy(
  scope: Scope,
  { bucket, arn, settings: { name, role, region }, publicAccess }: BucketHandle,
  statements: readonly Statement[],
  options: Pick<ResourceOptions, "owner" | "origin"> = {},
): { readonly $id: string } {
  return scope.resource(
    "aws:s3/bucketPolicy:BucketPolicy",
    name,
    { region, bucket, policy: policy(...statements, denyWithoutTls("s3:*", arn, interpolate`${arn}/*`)) },
    { role: `${role}-policy`, dependsOn: publicAccess, ...options },
  );
}

function encryption(keyArn: Reference<string> | undefined) {
  if (keyArn === undefined) return { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } };
  return {
    applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
    bucketKeyEnabled: true,
  };
}

/** Rules of versions want versioning to be on before them. */
function lifecycle(
  scope: Scope,
  { name, role, expire: { current, noncurrent, incompleteUploads }, origin }: BucketSettings,
  own: { readonly region: string | undefined; readonly bucket: Reference<string> },
  versioning: { readonly $id: string } | undefined,
): void {
  scope.resource(
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    name,
    {
      ...own,
      rules: [
        {
          id: "expire",
          status: "Enabled",
          filter: { prefix: "" },
          ...(current === undefined ? expiredMarkers(noncurrent) : { expiration: { days: current } }),
          ...(noncurrent === undefined ? {} : { noncurrentVersionExpiration: { noncurrentDays: noncurrent } }),
          abortIncompleteMultipartUpload: { daysAfterInitiation: incompleteUploads },
        },
      ],
    },
    {
      role: `${role}-lifecycle`,
      ...(versioning === undefined ? {} : { dependsOn: [versioning] }),
      ...at(origin?.("expire")),
    },
  );
}

/** A delete marker whose versions are all gone marks nothing; S3 takes the rule only beside no days (S3: Lifecycle). */
function expiredMarkers(noncurrent: number | undefined) {
  return noncurrent === undefined ? {} : { expiration: { expiredObjectDeleteMarker: true } };
}

function at<T>(origin: T | undefined): { readonly origin?: T } {
  return origin === undefined ? {} : { origin };
}
