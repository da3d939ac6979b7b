import { afterEach, beforeEach, expect, it } from "vitest";
import { createAws } from "../../../src/engine/aws/client.ts";
import type { BackendRequest } from "../../../src/engine/backend/plan.ts";
import { backendSteps } from "../../../src/engine/backend/steps.ts";
import { leavesOf } from "../../../src/engine/backend/xml.ts";
import { Refused } from "../../support/aws/refused.ts";
import { type SimulatedAws, startAws } from "../../support/aws/server.ts";

const request: BackendRequest = {
  platform: "shop",
  bucket: "shop-state",
  prefix: "one",
  region: "us-west-2",
  replica: "us-east-1",
  account: "111122223333",
  others: [{ account: "444455556666", stacks: ["development", "account-444455556666"] }],
  secretsKey: { alias: "alias/shop-secrets", region: "us-west-2" },
  tags: { project: "shop", owner: "web-team", "cost-center": "web-1001" },
};

let aws: SimulatedAws;
beforeEach(async () => {
  aws = await startAws();
});
afterEach(() => aws.dispose());

function stepsOf(of: BackendRequest = request) {
  const credentials = {
    accessKeyId: "AKIDEXAMPLE",
    secretAccessKey: aws.variables["AWS_SECRET_ACCESS_KEY"] ?? "",
    sessionToken: "a token",
  };
  return backendSteps(of, {
    aws: createAws({ credentials: () => Promise.resolve(credentials), variables: aws.variables, patience: 1 }),
    look: 1,
  });
}

/** Does what is not done, up to the first that fails. */
async function make(of: BackendRequest = request): Promise<void> {
  for (const { done, work } of stepsOf(of)) if (!(await done())) await work();
}

/** The settings of a bucket, as leaves. */
function settings(name: string): Readonly<Record<string, readonly string[]>> {
  const found = [...(aws.s3.buckets.get(name)?.settings ?? [])].filter(([setting]) => setting !== "policy");
  return Object.fromEntries(found.map(([setting, text]) => [setting, [...leavesOf(text)].sort()]));
}

it("makes a bucket that is versioned, closed, encrypted with a key of its own, and copied into the other region", async () => {
  await make();
  const [key, copy] = aws.kms.keys.filter(({ id }) => id === aws.kms.aliases.get("us-west-2 alias/shop-state"));
  expect([key?.region, copy?.region, key?.rotates]).toEqual(["us-west-2", "us-east-1", true]);
  expect([...aws.s3.buckets.values()].map(({ name, region }) => `${name} ${region}`)).toEqual([
    "shop-state us-west-2",
    "shop-state-replica us-east-1",
  ]);
  const own = settings("shop-state");
  expect(own).toMatchObject({
    versioning: ["Status=Enabled"],
    publicAccessBlock: [
      "BlockPublicAcls=true",
      "BlockPublicPolicy=true",
      "IgnorePublicAcls=true",
      "RestrictPublicBuckets=true",
    ],
    encryption: [
      `Rule/ApplyServerSideEncryptionByDefault/KMSMasterKeyID=${key?.arn}`,
      "Rule/ApplyServerSideEncryptionByDefault/SSEAlgorithm=aws:kms",
      "Rule/BucketKeyEnabled=true",
    ],
  });
  expect(own["replication"]).toEqual(
    expect.arrayContaining([
      "Role=arn:aws:iam::111122223333:role/shop-state-replication",
      "Rule/Destination/Bucket=arn:aws:s3:::shop-state-replica",
      `Rule/Destination/EncryptionConfiguration/ReplicaKmsKeyID=${copy?.arn}`,
    ]),
  );
  expect(settings("shop-state-replica")).toMatchObject({ versioning: ["Status=Enabled"] });
  expect(settings("shop-state-replica")["replication"]).toBeUndefined();
  const role = JSON.parse(aws.roles.get("shop-state-replication")?.policy ?? "") as {
    Statement: { Resource: unknown }[];
  };
  expect(role.Statement.at(-1)?.Resource).toEqual([key?.arn, copy?.arn]);
});

it("lets other accounts have the files and the secrets of their own stacks alone", async () => {
  await make();
  const policy = aws.s3.buckets.get("shop-state")?.settings.get("policy") ?? "";
  const { Statement } = JSON.parse(policy) as { Statement: Record<string, unknown>[] };
  expect(Statement[0]).toMatchObject({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } });
  const files = Statement.find(({ Sid }) => Sid === "Stacks444455556666");
  expect(files?.["Resource"]).toContain("arn:aws:s3:::shop-state/one/.pulumi/stacks/shop/development.*");
  expect(policy).not.toContain("/stacks/shop/production");
  expect(aws.s3.buckets.get("shop-state")?.objects.get("one/.pulumi/meta.yaml")?.toString()).toBe("version: 1\n");
  const [key] = aws.kms.keys;
  const of = JSON.parse(key?.policy ?? "") as { Statement: Record<string, unknown>[] };
  expect(of.Statement.find(({ Sid }) => Sid === "Secrets444455556666")).toMatchObject({
    Condition: { StringEquals: { "kms:EncryptionContext:stack": ["development", "account-444455556666"] } },
  });
});

it("does nothing the second time, and puts right what was changed by hand", async () => {
  await make();
  const before = aws.changes.length;
  await make();
  expect(aws.changes.slice(before)).toEqual([]);
  aws.s3.buckets
    .get("shop-state")
    ?.settings.set("versioning", "<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>");
  await make();
  expect(aws.changes.slice(before)).toEqual(["PUT /shop-state?versioning="]);
});

it("goes on wherever it was ended, and makes nothing twice", async () => {
  await make();
  const all = [...aws.changes];
  // Every third place: each takes a run of its own.
  for (let ended = 0; ended < all.length; ended += 3) {
    aws.dispose();
    aws = await startAws();
    let count = 0;
    aws.before = () => {
      if (count++ === ended) throw new Refused(403, "AccessDenied", "ended here");
    };
    await expect(make()).rejects.toThrow("ended here");
    aws.before = undefined;
    await make();
    // S3 refuses the replication once, while it does not know the role yet.
    expect([...aws.changes].sort()).toEqual([...all].sort());
  }
});

it("goes on where the answer was lost, and makes nothing twice", async () => {
  aws.before = () => undefined;
  const create = aws.kms.call;
  let lost = false;
  Object.assign(aws.kms, {
    call: (...words: Parameters<typeof create>) => {
      const answer = create(...words);
      if (words[0] !== "CreateKey" || lost) return answer;
      lost = true;
      throw new Refused(400, "SomethingElse", "the answer was lost");
    },
  });
  await expect(make()).rejects.toThrow("the answer was lost");
  await make();
  expect(new Set(aws.kms.keys.map(({ id }) => id)).size).toBe(2);
});

it("waits for services that are busy", async () => {
  let busy = 3;
  aws.before = () => {
    if (busy-- > 0) throw new Refused(503, "SlowDown");
  };
  await make({ ...request, replica: undefined, others: [], secretsKey: undefined });
  expect(aws.s3.buckets.has("shop-state")).toBe(true);
  expect([...aws.s3.buckets.keys()]).toEqual(["shop-state"]);
});

it("refuses a bucket of another account, and one in another region", async () => {
  await make({ ...request, account: "111122223333" });
  aws.account = "999988887777";
  const foreign = stepsOf({ ...request, account: "999988887777" }).find(
    ({ what }) => what === "bucket shop-state in us-west-2",
  );
  await expect(foreign?.done()).rejects.toThrow("exists, and is not of this account");
  aws.account = "111122223333";
  const elsewhere = stepsOf({ ...request, region: "eu-west-1" }).find(
    ({ what }) => what === "bucket shop-state in eu-west-1",
  );
  await expect(elsewhere?.done()).rejects.toThrow('bucket "shop-state" exists, and is not in eu-west-1');
});

it("stops at a key that is being deleted, or cannot be used, and says how it is had back", async () => {
  await make();
  const id = aws.kms.aliases.get("us-west-2 alias/shop-state") ?? "";
  const [key, copy] = ["us-west-2", "us-east-1"].map((region) =>
    aws.kms.keys.find((one) => one.id === id && one.region === region),
  );
  if (key === undefined || copy === undefined) throw new Error("no key");
  const before = aws.changes.length;
  const commands = (region: string) => [
    `aws kms cancel-key-deletion --region ${region} --key-id ${id}`,
    `aws kms enable-key --region ${region} --key-id ${id}`,
  ];
  key.unusable = "PendingDeletion";
  await expect(make()).rejects.toMatchObject({
    kind: "machine",
    message: `key alias/shop-state in us-west-2 is being deleted: with it goes all that it has encrypted`,
    help: expect.stringContaining(commands("us-west-2").join(" && ")),
  });
  key.unusable = "Disabled";
  await expect(make()).rejects.toMatchObject({
    message: "key alias/shop-state in us-west-2 cannot be used: it is Disabled",
    help: expect.stringContaining(commands("us-west-2")[1] ?? ""),
  });
  key.unusable = undefined;
  copy.unusable = "PendingDeletion";
  await expect(make()).rejects.toMatchObject({ help: expect.stringContaining(commands("us-east-1")[0] ?? "") });
  expect(aws.changes.length).toBe(before);
});
