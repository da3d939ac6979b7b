/** Keys of KMS as a backend needs them: of several regions, with an alias, rotated (AWS KMS API Reference). */
import { setTimeout } from "node:timers/promises";
import { type Aws, AwsError } from "../aws/client.ts";

export interface Key {
  /** `mrk-…`, in every region the same. */
  readonly id: string;
  readonly arn: string;
  /** `Enabled`, `Creating`, `PendingDeletion` … */
  readonly state: string;
}

export interface Keys {
  /** By alias or identifier; `undefined` where there is none. */
  find(id: string): Promise<Key | undefined>;
  /** One that has this tag and no alias: what an earlier run has made and not ended. */
  findTagged(tag: Tag): Promise<Key | undefined>;
  create(request: {
    readonly policy: object;
    readonly description: string;
    readonly tags: readonly Tag[];
  }): Promise<Key>;
  replicate(
    id: string,
    request: { readonly region: string; readonly policy: object; readonly tags: readonly Tag[] },
  ): Promise<void>;
  alias(alias: string, id: string): Promise<void>;
  policy(id: string): Promise<unknown>;
  setPolicy(id: string, policy: object): Promise<void>;
  rotates(id: string): Promise<boolean>;
  rotate(id: string): Promise<void>;
  /** Resolves once the key can be used. Throws where it never can. */
  ready(id: string): Promise<void>;
}

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** Between two looks at a key that is being made, in milliseconds, and how often. */
const LOOK = 1_000;
const LOOKS = 60;

type Json = Readonly<Record<string, unknown>>;

/** The keys of a region. */
export function createKeys(aws: Aws, region: string, look = LOOK): Keys {
  const call = async (action: string, body: Json): Promise<Json> => {
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": `TrentService.${action}` };
    const request = { service: "kms", region, method: "POST", headers, body: JSON.stringify(body) } as const;
    return JSON.parse((await aws(request)).text || "{}") as Json;
  };
  const find: Keys["find"] = async (id) => {
    try {
      return keyOf((await call("DescribeKey", { KeyId: id }))["KeyMetadata"] as Json);
    } catch (error) {
      if (error instanceof AwsError && error.code === "NotFoundException") return undefined;
      throw error;
    }
  };
  return {
    find,
    findTagged: async (tag) => {
      for (let marker: unknown, more: unknown = true; more === true; ) {
        const page = await call("ListKeys", { Limit: 100, ...(marker === undefined ? {} : { Marker: marker }) });
        for (const { KeyId: id } of page["Keys"] as readonly { readonly KeyId: string }[]) {
          if (!(await tagsOf(id, call)).some(({ key, value }) => key === tag.key && value === tag.value)) continue;
          const key = await find(id);
          if (key !== undefined && key.state !== "PendingDeletion") return key;
        }
        [marker, more] = [page["NextMarker"], page["Truncated"]];
      }
      return undefined;
    },
    create: async ({ policy, description, tags }) => {
      const body = {
        Policy: JSON.stringify(policy),
        Description: description,
        MultiRegion: true,
        Tags: tags.map(tagJson),
      };
      return keyOf((await call("CreateKey", body))["KeyMetadata"] as Json);
    },
    replicate: async (id, { region: to, policy, tags }) => {
      await call("ReplicateKey", {
        KeyId: id,
        ReplicaRegion: to,
        Policy: JSON.stringify(policy),
        Tags: tags.map(tagJson),
      });
    },
    alias: async (alias, id) => {
      await call("CreateAlias", { AliasName: alias, TargetKeyId: id });
    },
    policy: async (id) => {
      const { Policy: text } = await call("GetKeyPolicy", { KeyId: id, PolicyName: "default" });
      return JSON.parse(String(text)) as unknown;
    },
    setPolicy: async (id, policy) => {
      await call("PutKeyPolicy", { KeyId: id, PolicyName: "default", Policy: JSON.stringify(policy) });
    },
    rotates: async (id) => (await call("GetKeyRotationStatus", { KeyId: id }))["KeyRotationEnabled"] === true,
    rotate: async (id) => {
      await call("EnableKeyRotation", { KeyId: id });
    },
    ready: async (id) => {
      for (let looked = 0; ; looked++) {
        const key = await find(id);
        if (key?.state === "Enabled") return;
        // What has just been made is not found everywhere at once.
        const waits = key === undefined || key.state === "Creating";
        if (!waits || looked === LOOKS) throw new Error(`key ${id} in ${region} is ${key?.state ?? "not there"}`);
        await setTimeout(look);
      }
    },
  };
}

async function tagsOf(id: string, call: (action: string, body: Json) => Promise<Json>): Promise<readonly Tag[]> {
  try {
    const { Tags: tags } = await call("ListResourceTags", { KeyId: id });
    const list = tags as readonly { readonly TagKey: string; readonly TagValue: string }[];
    return list.map(({ TagKey: key, TagValue: value }) => ({ key, value }));
  } catch (error) {
    // Keys of AWS's own, and those that others may not look at.
    if (error instanceof AwsError && error.code.startsWith("AccessDenied")) return [];
    throw error;
  }
}

function keyOf(metadata: Json): Key {
  return { id: String(metadata["KeyId"]), arn: String(metadata["Arn"]), state: String(metadata["KeyState"]) };
}

function tagJson({ key, value }: Tag) {
  return { TagKey: key, TagValue: value };
}
