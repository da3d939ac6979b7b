/**
 * Where an account keeps what was recorded and who did what: one bucket with a key of its own, in which AWS Config of all
 * regions and CloudTrail write.
 */
import { keyAliasName, trailName } from "../../../graph/names.ts";
import { interpolate, type Reference } from "../../../graph/values.ts";
import operations from "../../facts/operations.json" with { type: "json" };
import { lowerBucketPolicy, lowerBucketWithSettings } from "../bucket.ts";
import { type AccountId, type Lowering, type Scope, shared, sharedPlace } from "../context.ts";
import { keySettings } from "../keys.ts";
import { accountAdministers, policy, type Statement, serviceUsesKey } from "../policy.ts";
import type { ComplianceSettings } from "./account.ts";
import { regionInput } from "./place.ts";
import { bucketTags } from "./tags.ts";

export interface Records {
  readonly bucket: Reference<string>;
  readonly keyArn: Reference<string>;
  /** Until it is there, nobody may write. */
  readonly policy: { readonly $id: string };
}

/** The ARN of the trail. */
export function trailArn({ model, account }: Lowering, home: string) {
  return interpolate`arn:aws:cloudtrail:${home}:${account}:trail/${trailName(model.platform)}`;
}

/** Nothing where neither the recorder nor the trail is this stack's. */
export function lowerRecords(
  lowering: Lowering,
  { compliance, singletons }: ComplianceSettings,
  home: string,
): Records | undefined {
  const { model, builder, account } = lowering;
  const writers = {
    config: singletons.configRecorder !== "skip",
    trail: singletons.trail === "skip" ? undefined : trailArn(lowering, home),
  };
  if (!writers.config && writers.trail === undefined) return undefined;
  const scope = builder.scope(sharedPlace(lowering, "records", "compliance"));
  const region = regionInput(lowering, home);
  const keyArn = lowerKey(lowering, scope, { region, writers });
  const bucket = lowerBucketWithSettings(scope, {
    name: shared("records"),
    role: "records-bucket",
    region,
    protected: model.protected,
    keyArn,
    versioned: true,
    expire: {
      current: compliance.retentionDays,
      noncurrent: operations.replacedRecordDays,
      incompleteUploads: operations.incompleteUploadDays,
    },
    events: false,
    tags: bucketTags(compliance, {}),
    origin: () => model.origin("compliance.retention"),
  });
  const bucketPolicy = lowerBucketPolicy(scope, bucket, [
    ...(writers.config ? configWrites(bucket.arn, account) : []),
    ...(writers.trail === undefined ? [] : trailWrites(bucket.arn, account, writers.trail)),
  ]);
  return { bucket: bucket.bucket, keyArn, policy: bucketPolicy };
}

interface KeySettings {
  readonly region: string | undefined;
  readonly writers: { readonly config: boolean; readonly trail: ReturnType<typeof trailArn> | undefined };
}

function lowerKey({ model, account }: Lowering, scope: Scope, { region, writers }: KeySettings): Reference<string> {
  const key = scope.resource(
    "aws:kms/key:Key",
    shared("records"),
    {
      region,
      description: `What ${model.platform} records of its account`,
      ...keySettings(true),
      policy: policy(
        accountAdministers(account),
        ...(writers.config
          ? [serviceUsesKey("ConfigWrites", "config", account, ["kms:Decrypt", "kms:GenerateDataKey"])]
          : []),
        ...(writers.trail === undefined ? [] : trailUsesKey(account, writers.trail)),
      ),
    },
    { stateful: true, role: "records-key" },
  );
  scope.resource(
    "aws:kms/alias:Alias",
    shared("records"),
    { region, name: keyAliasName(model.platform, "shared", "records"), targetKeyId: key.keyId },
    { role: "records-key-alias", deleteBeforeReplace: true },
  );
  return key.arn;
}

/** AWS Config Developer Guide: Permissions for the Amazon S3 bucket, when using service-linked roles. */
function configWrites(arn: Reference<string>, account: AccountId): readonly Statement[] {
  const own = { "aws:SourceAccount": account };
  const principal = { Service: "config.amazonaws.com" };
  return [
    {
      Sid: "ConfigLooks",
      Effect: "Allow",
      Principal: principal,
      Action: ["s3:GetBucketAcl", "s3:ListBucket"],
      Resource: arn,
      Condition: { StringEquals: own },
    },
    {
      Sid: "ConfigWrites",
      Effect: "Allow",
      Principal: principal,
      Action: "s3:PutObject",
      Resource: interpolate`${arn}/AWSLogs/${account}/Config/*`,
      Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", ...own } },
    },
  ];
}

/** AWS CloudTrail User Guide: Amazon S3 bucket policy for CloudTrail. */
function trailWrites(arn: Reference<string>, account: AccountId, trail: unknown): readonly Statement[] {
  const own = { "aws:SourceArn": trail };
  const principal = { Service: "cloudtrail.amazonaws.com" };
  return [
    {
      Sid: "TrailLooks",
      Effect: "Allow",
      Principal: principal,
      Action: "s3:GetBucketAcl",
      Resource: arn,
      Condition: { StringEquals: own },
    },
    {
      Sid: "TrailWrites",
      Effect: "Allow",
      Principal: principal,
      Action: "s3:PutObject",
      Resource: interpolate`${arn}/AWSLogs/${account}/*`,
      Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", ...own } },
    },
  ];
}

/** AWS CloudTrail User Guide: Configure AWS KMS key policies for CloudTrail. */
function trailUsesKey(account: AccountId, trail: unknown): readonly Statement[] {
  const principal = { Service: "cloudtrail.amazonaws.com" };
  const own = { "aws:SourceArn": trail };
  return [
    {
      Sid: "TrailEncrypts",
      Effect: "Allow",
      Principal: principal,
      Action: "kms:GenerateDataKey*",
      Resource: "*",
      Condition: {
        StringEquals: own,
        StringLike: {
          "kms:EncryptionContext:aws:cloudtrail:arn": interpolate`arn:aws:cloudtrail:*:${account}:trail/*`,
        },
      },
    },
    {
      Sid: "TrailLooksAtKey",
      Effect: "Allow",
      Principal: principal,
      Action: "kms:DescribeKey",
      Resource: "*",
      Condition: { StringEquals: own },
    },
  ];
}
