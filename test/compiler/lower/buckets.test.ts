/** Buckets and their replicas: what a reviewer would look at. */
import { expect, it } from "vitest";
import { graphOf, graphOfText, nodeOf, nodesOf, readable, referenceSources, stackOf } from "../../support/reference.ts";

const IMAGE = 'image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" }';
const ACCOUNT = 'account: { id: "111122223333" }';
const production = stackOf(graphOf(referenceSources()), "production");
const small = (text: string, environment = ACCOUNT) =>
  stackOf(graphOfText(text, { production: environment }), "production");

const SETTINGS = [
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  "aws:s3/bucketLogging:BucketLogging",
  "aws:s3/bucketNotification:BucketNotification",
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  "aws:s3/bucketPolicy:BucketPolicy",
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  "aws:s3/bucketVersioning:BucketVersioning",
];

it.each(["assets", "assets-replica"])("gives %s every setting, in its own region", (name) => {
  const region = name === "assets" ? undefined : "us-west-2";
  expect(nodeOf(production, "aws:s3/bucket:Bucket", name).inputs).toMatchObject({ forceDestroy: false });
  for (const token of ["aws:s3/bucket:Bucket", ...SETTINGS])
    expect(nodeOf(production, token, name).inputs["region"], token).toBe(region);
});

it("encrypts with the platform's key, the replica with that key's replica", () => {
  const keyOf = (name: string) =>
    readable(
      nodeOf(production, "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", name)
        .inputs["rules"],
    );
  const rule = (key: string) => [
    { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key }, bucketKeyEnabled: true },
  ];
  expect(keyOf("assets")).toEqual(rule("<aws:kms/key:Key::platform-data.arn>"));
  expect(keyOf("assets-replica")).toEqual(rule("<aws:kms/replicaKey:ReplicaKey::platform-data-standby.arn>"));
});

it("logs requests into the bucket of logs of the same region", () => {
  const logging = nodesOf(production, "aws:s3/bucketLogging:BucketLogging");
  expect([...logging.values()].map(({ inputs }) => [readable(inputs["targetBucket"]), inputs["targetPrefix"]])).toEqual(
    [
      ["<aws:s3/bucket:Bucket::platform-access-logs.bucket>", "s3/assets/"],
      ["<aws:s3/bucket:Bucket::platform-access-logs-standby.bucket>", "s3/assets/"],
    ],
  );
});

it("copies every version to the standby region within fifteen minutes", () => {
  const replication = nodeOf(production, "aws:s3/bucketReplicationConfig:BucketReplicationConfig", "assets");
  expect(readable(replication.inputs["rules"])).toMatchObject([
    {
      status: "Enabled",
      deleteMarkerReplication: { status: "Enabled" },
      sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
      destination: {
        bucket: "<aws:s3/bucket:Bucket::assets-replica.arn>",
        encryptionConfiguration: { replicaKmsKeyId: "<aws:kms/replicaKey:ReplicaKey::platform-data-standby.arn>" },
        replicationTime: { status: "Enabled", time: { minutes: 15 } },
        metrics: { status: "Enabled", eventThreshold: { minutes: 15 } },
      },
    },
  ]);
  expect(replication.options.dependsOn).toEqual([
    "aws:iam/rolePolicy:RolePolicy::assets-replication",
    "aws:s3/bucketVersioning:BucketVersioning::assets",
    "aws:s3/bucketVersioning:BucketVersioning::assets-replica",
  ]);
});

it("lets the copying role use each key through S3 in that key's region only", () => {
  const { Statement } = readable(
    nodeOf(production, "aws:iam/rolePolicy:RolePolicy", "assets-replication").inputs["policy"],
  ) as { Statement: readonly { Action: string | string[]; Resource: string; Condition?: object }[] };
  expect(Statement.filter(({ Action }) => [Action].flat().some((action) => action.startsWith("kms:")))).toEqual([
    expect.objectContaining({
      Action: "kms:Decrypt",
      Resource: "<aws:kms/key:Key::platform-data.arn>",
      Condition: { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } },
    }),
    expect.objectContaining({
      Action: ["kms:Encrypt", "kms:GenerateDataKey"],
      Resource: "<aws:kms/replicaKey:ReplicaKey::platform-data-standby.arn>",
      Condition: { StringEquals: { "kms:ViaService": "s3.us-west-2.amazonaws.com" } },
    }),
  ]);
});

it("gives each access what it says, and no other", () => {
  const stack = small(`
    services:
      reader: { ${IMAGE}, uses: { files: { access: read } } }
      writer: { ${IMAGE}, uses: { files: { access: write, as: TARGET } } }
    buckets: { files: { versioned: false, backup: { enabled: false, reason: made again } } }
  `);
  const statements = (task: string) =>
    (
      readable(nodeOf(stack, "aws:iam/rolePolicy:RolePolicy", `${task}-task`).inputs["policy"]) as {
        Statement: readonly { Action: string | string[]; Resource: string }[];
      }
    ).Statement.map(({ Action, Resource }) => [Action, Resource]);
  const key = "<aws:kms/key:Key::platform-data.arn>";
  expect(statements("reader")).toEqual([
    [["s3:ListBucket"], "<aws:s3/bucket:Bucket::files.arn>"],
    [["s3:GetObject"], "<aws:s3/bucket:Bucket::files.arn>/*"],
    [["kms:Decrypt"], key],
  ]);
  expect(statements("writer")).toEqual([
    [["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:PutObject"], "<aws:s3/bucket:Bucket::files.arn>/*"],
    [["kms:Decrypt", "kms:GenerateDataKey"], key],
  ]);
  expect(nodesOf(stack, "aws:s3/bucketVersioning:BucketVersioning").size).toBe(0);
});

it("may be emptied where nothing is protected", () => {
  const stack = small(
    `services: { web: { ${IMAGE}, uses: { files: { access: read } } } }\nbuckets: { files: {} }`,
    `${ACCOUNT}\nprotected: false`,
  );
  for (const bucket of nodesOf(stack, "aws:s3/bucket:Bucket").values())
    expect(bucket.inputs["forceDestroy"], bucket.name).toBe(true);
});
