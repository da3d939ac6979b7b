/**
 * What each access of each kind of store must allow, written down beside the compiler and not taken from it. A kind whose
 * way is not IAM has no targets here.
 */
import type { StoreKind } from "../../../src/compiler/facts/entry-kinds.ts";
import type { GraphNode } from "../../../src/graph/graph.ts";

type ByAccess = Readonly<Record<string, readonly string[]>>;

export interface Target {
  /** The resource of the entry: by its type, and what follows the id in its name. */
  readonly token: string;
  readonly role?: string;
  /** What follows the ARN: the objects of a bucket. */
  readonly suffix?: string;
  /** By access; it may depend on the resolved entry. */
  readonly allows: ByAccess | ((entry: object) => ByAccess);
}

export interface KindAccess {
  readonly targets: readonly Target[];
  /** The data key, by way of one AWS service. */
  readonly key?: { readonly service: string; readonly allows: ByAccess };
  /** Actions that no use may give. */
  readonly never: readonly string[];
}

const seesQueue = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl"];
const takes = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:ReceiveMessage"];
const encrypts = ["kms:Decrypt", "kms:GenerateDataKey"];
const readsObjects = (bucket: object) =>
  "versioned" in bucket && bucket.versioned === true ? ["s3:GetObject", "s3:GetObjectVersion"] : ["s3:GetObject"];
const writesObjects = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:PutObject"];

export const ACCESSES: { readonly [K in StoreKind]: KindAccess } = {
  queues: {
    targets: [
      {
        token: "aws:sqs/queue:Queue",
        allows: {
          send: ["sqs:SendMessage", ...seesQueue],
          consume: [...takes, ...seesQueue],
          "send-consume": ["sqs:SendMessage", ...takes, ...seesQueue],
        },
      },
      { token: "aws:sqs/queue:Queue", role: "dead-letters", allows: {} },
    ],
    key: { service: "sqs", allows: { send: encrypts, consume: ["kms:Decrypt"], "send-consume": encrypts } },
    never: [
      "sqs:DeleteQueue",
      "sqs:PurgeQueue",
      "sqs:SetQueueAttributes",
      "sqs:AddPermission",
      "sqs:StartMessageMoveTask",
    ],
  },
  topics: {
    targets: [{ token: "aws:sns/topic:Topic", allows: { publish: ["sns:Publish"] } }],
    key: { service: "sns", allows: { publish: encrypts } },
    never: ["sns:Subscribe", "sns:DeleteTopic", "sns:SetTopicAttributes", "sns:AddPermission"],
  },
  // Atlas knows its users by itself: see databaseDifferences.
  databases: { targets: [], never: [] },
  caches: {
    targets: [
      {
        token: "aws:elasticache/replicationGroup:ReplicationGroup",
        allows: { read: ["elasticache:Connect"], "read-write": ["elasticache:Connect"] },
      },
    ],
    never: ["elasticache:DeleteReplicationGroup", "elasticache:ModifyUser", "elasticache:ModifyUserGroup"],
  },
  buckets: {
    targets: [
      {
        token: "aws:s3/bucket:Bucket",
        allows: { read: ["s3:ListBucket"], write: [], "read-write": ["s3:ListBucket"] },
      },
      {
        token: "aws:s3/bucket:Bucket",
        suffix: "/some/object",
        allows: (bucket) => ({
          read: readsObjects(bucket),
          write: writesObjects,
          "read-write": [...readsObjects(bucket), ...writesObjects],
        }),
      },
    ],
    key: { service: "s3", allows: { read: ["kms:Decrypt"], write: encrypts, "read-write": encrypts } },
    never: ["s3:DeleteBucket", "s3:PutBucketPolicy", "s3:DeleteObjectVersion", "s3:PutBucketVersioning"],
  },
};

/** Whether a node is the target's resource of the entry with this id. */
export function isTarget({ token, role }: Target, node: GraphNode, id: string): boolean {
  return node.token === token && node.name === (role === undefined ? id : `${id}-${role}`);
}
