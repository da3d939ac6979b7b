/** What a state bucket is to be: names, policies and settings, from what the specification says. Pure. */
import { formatXml, type Xml } from "./xml.ts";

export interface BackendRequest {
  readonly platform: string;
  readonly bucket: string;
  /** Behind the bucket in the backend's address, without slashes at its ends; empty: none. */
  readonly prefix: string;
  readonly region: string;
  /** `undefined`: the bucket is not replicated. */
  readonly replica: string | undefined;
  /** In which the bucket is made. */
  readonly account: string;
  /** Other accounts that have stacks in it, and the names of those stacks. */
  readonly others: readonly { readonly account: string; readonly stacks: readonly string[] }[];
  /** The alias of a key that encrypts the secrets in the state, where it is another than the bucket's: `alias/shop`. */
  readonly secretsKey: { readonly alias: string; readonly region: string } | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/** How long versions that are no longer current are kept, in days. */
const OLD_VERSIONS = 90;

export const keyAliasOf = ({ bucket }: Pick<BackendRequest, "bucket">) => `alias/${bucket.replaceAll(".", "-")}`;
export const replicaBucketOf = ({ bucket }: Pick<BackendRequest, "bucket">) => `${bucket}-replica`;
export const roleOf = ({ bucket }: Pick<BackendRequest, "bucket">) => `${bucket}-replication`.slice(-64);

export const versioning = formatXml("VersioningConfiguration", { Status: "Enabled" });

export const publicAccessBlock = formatXml("PublicAccessBlockConfiguration", {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
});

export const ownership = formatXml("OwnershipControls", { Rule: { ObjectOwnership: "BucketOwnerEnforced" } });

/** Every up writes the state once for each change of a resource: old versions go after a season. */
export const lifecycle = formatXml("LifecycleConfiguration", {
  Rule: {
    ID: "old-versions",
    Filter: { Prefix: "" },
    Status: "Enabled",
    NoncurrentVersionExpiration: { NoncurrentDays: OLD_VERSIONS },
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
  },
});

export function encryption(keyArn: string): string {
  return formatXml("ServerSideEncryptionConfiguration", {
    Rule: {
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: keyArn },
      BucketKeyEnabled: true,
    },
  });
}

export function tagging(tags: BackendRequest["tags"]): string {
  return formatXml("Tagging", { TagSet: { Tag: Object.entries(tags).map(([Key, Value]): Xml => ({ Key, Value })) } });
}

/** Locks are released by deletions, so these are copied too: the copy is the state as it is, not as it was locked. */
export function replication(request: BackendRequest, keyArn: string): string {
  return formatXml("ReplicationConfiguration", {
    Role: `arn:aws:iam::${request.account}:role/${roleOf(request)}`,
    Rule: {
      ID: "standby",
      Priority: 1,
      Filter: { Prefix: "" },
      Status: "Enabled",
      DeleteMarkerReplication: { Status: "Enabled" },
      SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: "Enabled" } },
      Destination: {
        Bucket: `arn:aws:s3:::${replicaBucketOf(request)}`,
        ReplicationTime: { Status: "Enabled", Time: { Minutes: 15 } },
        Metrics: { Status: "Enabled", EventThreshold: { Minutes: 15 } },
        EncryptionConfiguration: { ReplicaKmsKeyID: keyArn },
      },
    },
  });
}

type Statement = Readonly<Record<string, unknown>>;
const policy = (statements: readonly Statement[]) => ({ Version: "2012-10-17", Statement: statements });
const root = (account: string) => ({ AWS: `arn:aws:iam::${account}:root` });

/** Nothing without TLS; to other accounts the files of their own stacks, and what Pulumi reads of all. */
export function bucketPolicy(request: BackendRequest, bucket: string): object {
  const arn = `arn:aws:s3:::${bucket}`;
  const base = [request.prefix, ".pulumi"].filter((part) => part !== "").join("/");
  const shared = request.others.flatMap(({ account, stacks }): readonly Statement[] => [
    {
      Sid: `List${account}`,
      Effect: "Allow",
      Principal: root(account),
      Action: "s3:ListBucket",
      Resource: arn,
    },
    {
      Sid: `Meta${account}`,
      Effect: "Allow",
      Principal: root(account),
      Action: "s3:GetObject",
      Resource: `${arn}/${base}/meta.yaml`,
    },
    {
      Sid: `Stacks${account}`,
      Effect: "Allow",
      Principal: root(account),
      Action: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
      Resource: stacks.flatMap((stack) => [
        `${arn}/${base}/stacks/${request.platform}/${stack}.*`,
        `${arn}/${base}/locks/organization/${request.platform}/${stack}/*`,
        `${arn}/${base}/history/${request.platform}/${stack}/*`,
        `${arn}/${base}/backups/${request.platform}/${stack}/*`,
      ]),
    },
  ]);
  return policy([
    {
      Sid: "TlsOnly",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [arn, `${arn}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
    ...shared,
  ]);
}

/**
 * The account's own permissions decide, as for everything in it. Other accounts may use the key for the bucket's objects,
 * and for the secrets of their own stacks, which Pulumi encrypts in the context `stack`.
 */
export function keyPolicy({ account, others }: BackendRequest): object {
  const shared = others.flatMap(({ account: other, stacks }): readonly Statement[] => [
    {
      Sid: `Objects${other}`,
      Effect: "Allow",
      Principal: root(other),
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: "*",
      Condition: { StringLike: { "kms:ViaService": "s3.*.amazonaws.com" } },
    },
    {
      Sid: `Secrets${other}`,
      Effect: "Allow",
      Principal: root(other),
      Action: ["kms:Encrypt", "kms:Decrypt"],
      Resource: "*",
      Condition: { StringEquals: { "kms:EncryptionContext:stack": stacks } },
    },
  ]);
  return policy([
    { Sid: "Account", Effect: "Allow", Principal: root(account), Action: "kms:*", Resource: "*" },
    ...shared,
  ]);
}

export const replicationTrust = policy([
  { Effect: "Allow", Principal: { Service: "s3.amazonaws.com" }, Action: "sts:AssumeRole" },
]);

/** Amazon S3 User Guide: "Setting up permissions for live replication". */
export function replicationPolicy(request: BackendRequest, keys: readonly string[]): object {
  const [from, to] = [`arn:aws:s3:::${request.bucket}`, `arn:aws:s3:::${replicaBucketOf(request)}`];
  return policy([
    { Effect: "Allow", Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"], Resource: from },
    {
      Effect: "Allow",
      Action: ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"],
      Resource: `${from}/*`,
    },
    { Effect: "Allow", Action: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"], Resource: `${to}/*` },
    { Effect: "Allow", Action: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"], Resource: keys },
  ]);
}

/** Whether two policies say the same: AWS turns lists of one into texts, and gives the order of others no meaning. */
export function samePolicy(one: unknown, other: unknown): boolean {
  return JSON.stringify(normal(one)) === JSON.stringify(normal(other));
}

function normal(value: unknown): unknown {
  if (Array.isArray(value)) {
    const members = value.map((member) => JSON.stringify(normal(member))).sort();
    return members.length === 1 ? JSON.parse(members[0] ?? "") : members;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, normal(member)]));
}
