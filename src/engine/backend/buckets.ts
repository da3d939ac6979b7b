/** Buckets as a backend needs them (Amazon S3 API Reference). */
import { Failure } from "../../diagnostic/failure.ts";
import { type Aws, AwsError } from "../aws/client.ts";
import { formatXml, says } from "./xml.ts";

/** The settings of a bucket by the name of their part of its address; each is a document of its own. */
export type Setting =
  | "encryption"
  | "lifecycle"
  | "ownershipControls"
  | "policy"
  | "publicAccessBlock"
  | "replication"
  | "tagging"
  | "versioning";

export interface Bucket {
  exists(): Promise<boolean>;
  create(): Promise<void>;
  /** Whether the setting says all that the document says. */
  has(setting: Setting, document: string): Promise<boolean>;
  /** The setting's own text; `undefined` where there is none. */
  read(setting: Setting): Promise<string | undefined>;
  set(setting: Setting, document: string): Promise<void>;
  /** The text of an object; `undefined` where there is none. */
  object(key: string): Promise<string | undefined>;
  put(key: string, text: string): Promise<void>;
  remove(key: string): Promise<void>;
  /** The keys of the objects below a prefix, as many as one answer holds. */
  list(prefix: string): Promise<readonly string[]>;
}

export interface BucketPlace {
  readonly bucket: string;
  readonly region: string;
  /** Refuses a bucket of another; `undefined`: whoever owns it. */
  readonly account?: string;
}

/** A bucket that may exist. */
export function createBucket(aws: Aws, { bucket, region, account }: BucketPlace): Bucket {
  const owner = account === undefined ? {} : { "x-amz-expected-bucket-owner": account };
  const at = { service: "s3", region, bucket, headers: owner } as const;
  const absent = async (work: () => Promise<string>): Promise<string | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof AwsError && error.status === 404) return undefined;
      throw error;
    }
  };
  const read: Bucket["read"] = (setting) => absent(async () => (await aws({ ...at, query: { [setting]: "" } })).text);
  return {
    exists: async () => {
      try {
        await aws({ ...at, method: "HEAD" });
        return true;
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        if (error.status === 404) return false;
        throw elsewhere(bucket, region, error);
      }
    },
    create: async () => {
      const body =
        region === "us-east-1" ? {} : { body: formatXml("CreateBucketConfiguration", { LocationConstraint: region }) };
      try {
        await aws({ service: "s3", region, bucket, method: "PUT", ...body });
      } catch (error) {
        if (error instanceof AwsError && error.code === "BucketAlreadyOwnedByYou") return;
        throw error instanceof AwsError && error.code === "BucketAlreadyExists"
          ? elsewhere(bucket, region, error)
          : error;
      }
    },
    has: async (setting, document) => {
      const text = await read(setting);
      return text !== undefined && says(text, document);
    },
    read,
    set: async (setting, document) => {
      await aws({ ...at, method: "PUT", query: { [setting]: "" }, body: document });
    },
    object: (key) => absent(async () => (await aws({ ...at, key })).text),
    put: async (key, text) => {
      await aws({ ...at, method: "PUT", key, body: text });
    },
    remove: async (key) => {
      await aws({ ...at, method: "DELETE", key });
    },
    list: async (prefix) => {
      const { text } = await aws({ ...at, query: { "list-type": "2", prefix } });
      return [...text.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = ""]) => key.replaceAll("&amp;", "&"));
    },
  };
}

/** 301 and 400: in another region; 403: of another account, or not for these credentials. */
function elsewhere(bucket: string, region: string, error: AwsError): Error {
  if (error.status === 403 || error.code === "BucketAlreadyExists") {
    return new Failure({
      kind: "machine",
      message: `bucket "${bucket}" exists, and is not of this account or not for these credentials`,
      help: "names of buckets are unique among all accounts: choose another for state.backend, or use the credentials of its owner",
    });
  }
  if (error.status !== 301 && error.status !== 400) return error;
  return new Failure({
    kind: "machine",
    message: `bucket "${bucket}" exists, and is not in ${region}`,
    help: "write its region as state.region, or choose another name for state.backend",
  });
}
