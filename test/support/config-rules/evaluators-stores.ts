/** Rules about what holds data: volumes, logs, buckets, caches, secrets, backups. */
import type { PlainValue } from "../../../src/graph/values.ts";
import { type Account, documentOf, type Resource } from "./account.ts";
import type { Evaluator } from "./evaluators.ts";

const BUCKETS = ["aws:s3/bucket:Bucket"];
const CACHES = ["aws:elasticache/replicationGroup:ReplicationGroup"];
const LOGS = ["aws:cloudwatch/logGroup:LogGroup"];
const VOLUMES = ["aws:ebs/volume:Volume"];

type Map = Readonly<Record<string, PlainValue>>;

/** The inputs of what configures a bucket and nothing else: whose `bucket` it is. */
function settingOf(bucket: Resource, account: Account, token: string): Map | undefined {
  return account.settingsOf(bucket, token).find((setting) => account.referred(setting, "bucket") === bucket.node)
    ?.inputs;
}

function cache(holds: (inputs: Map, parameters: Readonly<Record<string, string>>) => boolean): Evaluator {
  return { tokens: CACHES, isCompliant: ({ node }, _, parameters) => holds(node.inputs, parameters) };
}

export const storeEvaluators: Readonly<Record<string, Evaluator>> = {
  ENCRYPTED_VOLUMES: { tokens: VOLUMES, isCompliant: ({ node }) => node.inputs["encrypted"] === true },
  EC2_VOLUME_INUSE_CHECK: {
    tokens: VOLUMES,
    isCompliant: (volume, { settingsOf }) => settingsOf(volume, "aws:ec2/volumeAttachment:VolumeAttachment").length > 0,
  },
  CLOUDWATCH_LOG_GROUP_ENCRYPTED: { tokens: LOGS, isCompliant: ({ node }) => node.inputs["kmsKeyId"] !== undefined },
  CW_LOGGROUP_RETENTION_PERIOD_CHECK: {
    tokens: LOGS,
    isCompliant: ({ node }, _, { MinRetentionTime = "365" }) => {
      const days = Number(node.inputs["retentionInDays"] ?? 0);
      return days === 0 || days >= Number(MinRetentionTime);
    },
  },
  BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK: {
    tokens: ["aws:backup/plan:Plan"],
    isCompliant: ({ node }, _, parameters) => {
      const rules = (node.inputs["rules"] ?? []) as readonly {
        schedule?: string;
        lifecycle?: { deleteAfter?: number };
      }[];
      const days = Number(parameters["requiredRetentionDays"] ?? 35);
      const anyDay = Number(parameters["requiredFrequencyValue"] ?? 1) >= 31;
      const kept = (rule: (typeof rules)[number]) => rule.lifecycle?.deleteAfter ?? Number.POSITIVE_INFINITY;
      const often = (rule: (typeof rules)[number]) =>
        anyDay || /^cron\(\S+ \S+ [*?] \* [*?] \*\)$/.test(rule.schedule ?? "");
      return rules.length > 0 && rules.every((rule) => kept(rule) >= days && often(rule));
    },
  },
  S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED: {
    tokens: BUCKETS,
    isCompliant: (bucket, account) => {
      const block = settingOf(bucket, account, "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock");
      return ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"].every(
        (input) => block?.[input] === true,
      );
    },
  },
  S3_BUCKET_SSL_REQUESTS_ONLY: {
    tokens: BUCKETS,
    isCompliant: (bucket, account) => {
      const document = documentOf(settingOf(bucket, account, "aws:s3/bucketPolicy:BucketPolicy")?.["policy"]);
      const { Statement = [] } = (document ?? {}) as {
        Statement?: readonly {
          Effect: string;
          Action: string;
          Principal?: unknown;
          Resource?: unknown;
          Condition?: unknown;
        }[];
      };
      return Statement.some(
        ({ Effect, Action, Principal, Resource, Condition }) =>
          Effect === "Deny" &&
          Action === "s3:*" &&
          Principal === "*" &&
          Array.isArray(Resource) &&
          Resource.length === 2 &&
          JSON.stringify(Condition) === '{"Bool":{"aws:SecureTransport":"false"}}',
      );
    },
  },
  S3_DEFAULT_ENCRYPTION_KMS: {
    tokens: BUCKETS,
    isCompliant: (bucket, account) => {
      const token = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
      const rules = (settingOf(bucket, account, token)?.["rules"] ?? []) as readonly {
        applyServerSideEncryptionByDefault?: { sseAlgorithm?: string };
      }[];
      return rules.some(({ applyServerSideEncryptionByDefault: own }) => own?.sseAlgorithm?.startsWith("aws:kms"));
    },
  },
  S3_BUCKET_VERSIONING_ENABLED: {
    tokens: BUCKETS,
    isCompliant: (bucket, account) => {
      const setting = settingOf(bucket, account, "aws:s3/bucketVersioning:BucketVersioning");
      return (setting?.["versioningConfiguration"] as Map | undefined)?.["status"] === "Enabled";
    },
  },
  ELASTICACHE_REPL_GRP_ENCRYPTED_AT_REST: cache(({ atRestEncryptionEnabled }) => atRestEncryptionEnabled === true),
  ELASTICACHE_REPL_GRP_ENCRYPTED_IN_TRANSIT: cache(({ transitEncryptionEnabled }) => transitEncryptionEnabled === true),
  ELASTICACHE_REPL_GRP_AUTO_FAILOVER_ENABLED: cache(
    ({ automaticFailoverEnabled }) => automaticFailoverEnabled === true,
  ),
  ELASTICACHE_RBAC_AUTH_ENABLED: cache(({ userGroupIds }) => Array.isArray(userGroupIds) && userGroupIds.length > 0),
  // The page says "less than", and its example that exactly as long is not enough: both have to hold.
  ELASTICACHE_REDIS_CLUSTER_AUTOMATIC_BACKUP_CHECK: cache(
    ({ snapshotRetentionLimit = 0 }, { snapshotRetentionPeriod = "15" }) =>
      Number(snapshotRetentionLimit) > Number(snapshotRetentionPeriod),
  ),
  SECRETSMANAGER_ROTATION_ENABLED_CHECK: {
    tokens: ["aws:secretsmanager/secret:Secret"],
    isCompliant: (secret, { settingsOf }) =>
      settingsOf(secret, "aws:secretsmanager/secretRotation:SecretRotation").length > 0,
  },
};
