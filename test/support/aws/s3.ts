/** A simulated S3: objects, and the settings of buckets with what AWS demands of each. */
import { createHash } from "node:crypto";
import { leavesOf } from "../../../src/engine/backend/xml.ts";
import type { SimulatedKms } from "./kms.ts";
import { Refused } from "./refused.ts";

export interface SimulatedBucket {
  readonly name: string;
  readonly region: string;
  readonly account: string;
  readonly settings: Map<string, string>;
  readonly objects: Map<string, Buffer>;
}

export interface S3Request {
  readonly method: string;
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | undefined;
  readonly body: Buffer;
  readonly region: string;
  readonly account: string;
}

export interface S3Answer {
  readonly status?: number;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface SimulatedS3 {
  readonly buckets: Map<string, SimulatedBucket>;
  /** Whether a role exists, and is known to S3 yet. */
  knowsRole: (arn: string) => boolean;
  handle(request: S3Request): S3Answer;
}

/** The root of each setting's document, and what must be in it. */
const SETTINGS: Readonly<Record<string, { readonly root: string; readonly must: readonly string[] }>> = {
  encryption: {
    root: "ServerSideEncryptionConfiguration",
    must: ["Rule/ApplyServerSideEncryptionByDefault/SSEAlgorithm=aws:kms"],
  },
  lifecycle: { root: "LifecycleConfiguration", must: ["Rule/Status=Enabled"] },
  ownershipControls: { root: "OwnershipControls", must: ["Rule/ObjectOwnership=BucketOwnerEnforced"] },
  publicAccessBlock: { root: "PublicAccessBlockConfiguration", must: [] },
  replication: {
    root: "ReplicationConfiguration",
    must: ["Rule/Status=Enabled", "Rule/Priority=1", "Rule/DeleteMarkerReplication/Status=Enabled"],
  },
  tagging: { root: "Tagging", must: [] },
  versioning: { root: "VersioningConfiguration", must: ["Status=Enabled"] },
};

export function createS3(kms: SimulatedKms): SimulatedS3 {
  const buckets = new Map<string, SimulatedBucket>();
  const s3: SimulatedS3 = {
    buckets,
    knowsRole: () => true,
    handle: (request) => {
      const { method, bucket: name, key, region, account } = request;
      if (method === "PUT" && key === "" && request.query.size === 0) return create(request, buckets);
      const bucket = buckets.get(name);
      if (bucket === undefined) throw new Refused(404, "NoSuchBucket", `${name} does not exist`);
      const owner = request.header("x-amz-expected-bucket-owner") ?? account;
      if (bucket.account !== owner || bucket.account !== account) throw new Refused(403, "AccessDenied");
      if (bucket.region !== region) throw new Refused(301, "PermanentRedirect", `${name} is in ${bucket.region}`);
      if (key !== "") return object(bucket, request);
      if (method === "HEAD") return {};
      if (method === "GET" && request.query.has("list-type")) return list(bucket, request.query);
      const [setting = ""] = [...request.query.keys()];
      if (method === "GET") return { body: required(bucket.settings.get(setting), setting) };
      check(bucket, setting, request, { s3, kms });
      bucket.settings.set(setting, request.body.toString("utf8"));
      return {};
    },
  };
  return s3;
}

function create({ bucket: name, body, region, account }: S3Request, buckets: SimulatedS3["buckets"]): S3Answer {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) throw new Refused(400, "InvalidBucketName");
  const [constraint] = [...leavesOf(body.toString("utf8"))].map((leaf) => leaf.replace("LocationConstraint=", ""));
  const wanted = region === "us-east-1" ? undefined : region;
  if (constraint !== wanted) throw new Refused(400, "IllegalLocationConstraintException");
  const known = buckets.get(name);
  if (known !== undefined) {
    throw new Refused(409, known.account === account ? "BucketAlreadyOwnedByYou" : "BucketAlreadyExists");
  }
  buckets.set(name, { name, region, account, settings: new Map(), objects: new Map() });
  return {};
}

function check(
  bucket: SimulatedBucket,
  setting: string,
  { body, header }: S3Request,
  { s3, kms }: { readonly s3: SimulatedS3; readonly kms: SimulatedKms },
): void {
  const text = body.toString("utf8");
  if (header("content-md5") !== createHash("md5").update(body).digest("base64"))
    throw new Refused(400, "InvalidDigest");
  if (setting === "policy") {
    checkPolicy(bucket, text);
    return;
  }
  const form = SETTINGS[setting];
  if (form === undefined) throw new Refused(501, "NotImplemented", `the simulated S3 has no ${setting}`);
  const leaves = leavesOf(text);
  const root = /^<(\w+) xmlns="http:\/\/s3\.amazonaws\.com\/doc\/2006-03-01\/">/.exec(text)?.[1];
  if (root !== form.root || form.must.some((leaf) => !leaves.has(leaf))) throw new Refused(400, "MalformedXML", text);
  const value = (path: string) => [...leaves].find((leaf) => leaf.startsWith(`${path}=`))?.slice(path.length + 1) ?? "";
  const keyThere = (arn: string, region: string) => kms.keys.some((key) => key.arn === arn && key.region === region);
  if (setting === "encryption") {
    const arn = value("Rule/ApplyServerSideEncryptionByDefault/KMSMasterKeyID");
    if (!keyThere(arn, bucket.region)) throw new Refused(400, "InvalidArgument", `no key ${arn} in ${bucket.region}`);
  }
  if (setting !== "replication") return;
  const target = s3.buckets.get(value("Rule/Destination/Bucket").replace("arn:aws:s3:::", ""));
  if (!s3.knowsRole(value("Role"))) throw new Refused(400, "InvalidRequest", "the role does not exist");
  const versioned = [bucket, target].every((one) => one?.settings.get("versioning")?.includes("Enabled") === true);
  if (target === undefined || !versioned) throw new Refused(400, "InvalidRequest", "versioning is not enabled");
  const arn = value("Rule/Destination/EncryptionConfiguration/ReplicaKmsKeyID");
  if (!keyThere(arn, target.region)) throw new Refused(400, "InvalidArgument", `no key ${arn} in ${target.region}`);
  if (value("Rule/SourceSelectionCriteria/SseKmsEncryptedObjects/Status") !== "Enabled") {
    throw new Refused(400, "InvalidRequest", "encrypted objects are not selected");
  }
}

function checkPolicy({ name }: SimulatedBucket, text: string): void {
  const { Statement } = JSON.parse(text) as {
    Statement: readonly { Effect: string; Principal: unknown; Resource: string | readonly string[] }[];
  };
  for (const { Effect, Principal, Resource } of Statement) {
    if (Effect === "Allow" && Principal === "*") throw new Refused(403, "AccessDenied", "public policies are blocked");
    const arns = [Resource].flat();
    const own = arns.every((arn) => arn === `arn:aws:s3:::${name}` || arn.startsWith(`arn:aws:s3:::${name}/`));
    if (!own) throw new Refused(400, "MalformedPolicy", `policy has invalid resource: ${arns.join(", ")}`);
  }
}

function object(bucket: SimulatedBucket, { method, key, body, header }: S3Request): S3Answer {
  const etag = (data: Buffer) => `"${createHash("md5").update(data).digest("hex")}"`;
  if (method === "PUT") {
    const source = header("x-amz-copy-source");
    const data =
      source === undefined ? body : bucket.objects.get(decodeURIComponent(source).split("/").slice(1).join("/"));
    if (data === undefined) throw new Refused(404, "NoSuchKey");
    bucket.objects.set(key, data);
    const copied = `<CopyObjectResult><ETag>${etag(data)}</ETag><LastModified>2026-01-01T00:00:00Z</LastModified></CopyObjectResult>`;
    return { headers: { etag: etag(data) }, ...(source === undefined ? {} : { body: copied }) };
  }
  if (method === "DELETE") {
    bucket.objects.delete(key);
    return { status: 204 };
  }
  const data = bucket.objects.get(key);
  if (data === undefined) throw new Refused(404, "NoSuchKey", `${key} does not exist`);
  const headers = { etag: etag(data), "last-modified": "Thu, 01 Jan 2026 00:00:00 GMT", "content-type": "text/plain" };
  if (method === "HEAD") return { headers: { ...headers, "content-length": String(data.length) } };
  return { body: data, headers };
}

function list({ name, objects }: SimulatedBucket, query: URLSearchParams): S3Answer {
  const [prefix, delimiter] = [query.get("prefix") ?? "", query.get("delimiter") ?? ""];
  const keys: string[] = [];
  const folders = new Set<string>();
  for (const key of [...objects.keys()].sort()) {
    if (!key.startsWith(prefix)) continue;
    const cut = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
    if (cut === -1) keys.push(key);
    else folders.add(key.slice(0, cut + delimiter.length));
  }
  const contents = keys.map(
    (key) =>
      `<Contents><Key>${key}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><Size>${objects.get(key)?.length ?? 0}</Size>` +
      `<ETag>"${createHash("md5")
        .update(objects.get(key) ?? "")
        .digest("hex")}"</ETag></Contents>`,
  );
  const common = [...folders].map((folder) => `<CommonPrefixes><Prefix>${folder}</Prefix></CommonPrefixes>`);
  const head = `<Name>${name}</Name><Prefix>${prefix}</Prefix><KeyCount>${keys.length}</KeyCount><MaxKeys>1000</MaxKeys>`;
  return {
    body: `<ListBucketResult>${head}<IsTruncated>false</IsTruncated>${contents.join("")}${common.join("")}</ListBucketResult>`,
  };
}

function required(text: string | undefined, setting: string): string {
  if (text === undefined) throw new Refused(404, `NoSuch${setting}`);
  return text;
}
