/** A simulated KMS, as far as a backend needs it; and what Pulumi encrypts with it. */
import { randomBytes } from "node:crypto";
import { Refused } from "./refused.ts";

export interface SimulatedKey {
  readonly id: string;
  readonly region: string;
  readonly arn: string;
  policy: string;
  rotates: boolean;
  /** Looks after which it can be used. */
  creating: number;
  /** Its state, where it can never or no longer be used: `PendingDeletion`. */
  unusable?: string | undefined;
  readonly tags: readonly { readonly TagKey: string; readonly TagValue: string }[];
}

export interface SimulatedKms {
  readonly keys: SimulatedKey[];
  /** `us-east-1 alias/shop` → identifier. */
  readonly aliases: Map<string, string>;
  call(action: string, body: Body, at: { readonly region: string; readonly account: string }): object;
}

type Body = Readonly<Record<string, unknown>>;

export function createKms(): SimulatedKms {
  const keys: SimulatedKey[] = [];
  const aliases = new Map<string, string>();
  const find = (id: unknown, region: string): SimulatedKey => {
    const [, ofArn] = /^arn:aws:kms:[^:]+:\d+:(?:key\/)?(.*)$/.exec(String(id)) ?? [];
    const name = ofArn ?? String(id);
    const target = name.startsWith("alias/") ? aliases.get(`${region} ${name}`) : name;
    const found = keys.find((key) => key.id === target && key.region === region);
    if (found === undefined) throw new Refused(400, "NotFoundException", `${String(id)} is not found`);
    return found;
  };
  const usable = (key: SimulatedKey) => {
    if (key.creating > 0) throw new Refused(400, "KMSInvalidStateException", `${key.arn} is being created`);
    return key;
  };
  const make = (id: string, region: string, account: string, { Policy, Tags }: Body): SimulatedKey => {
    const policy = String(Policy);
    const { Statement } = JSON.parse(policy) as {
      Statement: readonly { Action: unknown; Principal: { AWS?: unknown } }[];
    };
    const own = Statement.some(
      ({ Action, Principal }) => Action === "kms:*" && Principal.AWS === `arn:aws:iam::${account}:root`,
    );
    if (!own) throw new Refused(400, "MalformedPolicyDocumentException", "nobody could change this policy any more");
    const arn = `arn:aws:kms:${region}:${account}:key/${id}`;
    const tags = (Tags ?? []) as SimulatedKey["tags"];
    const key: SimulatedKey = { id, region, arn, policy, rotates: false, creating: 1, tags };
    keys.push(key);
    return key;
  };
  const metadata = (key: SimulatedKey) => ({
    KeyMetadata: {
      KeyId: key.id,
      Arn: key.arn,
      KeyState: key.unusable ?? (key.creating > 0 ? "Creating" : "Enabled"),
      MultiRegion: true,
    },
  });

  return {
    keys,
    aliases,
    call: (action, body, { region, account }) => {
      switch (action) {
        case "CreateKey":
          if (body["MultiRegion"] !== true) throw new Refused(400, "ValidationException", "a key of one region");
          return metadata(make(`mrk-${randomBytes(16).toString("hex")}`, region, account, body));
        case "ReplicateKey": {
          const key = usable(find(body["KeyId"], region));
          const to = String(body["ReplicaRegion"]);
          if (keys.some(({ id, region: other }) => id === key.id && other === to)) {
            throw new Refused(400, "AlreadyExistsException");
          }
          return metadata(make(key.id, to, account, body));
        }
        case "DescribeKey": {
          const key = find(body["KeyId"], region);
          const described = metadata(key);
          if (key.creating > 0) key.creating--;
          return described;
        }
        case "ListKeys":
          return {
            Keys: keys.filter((key) => key.region === region).map(({ id }) => ({ KeyId: id })),
            Truncated: false,
          };
        case "ListResourceTags":
          return { Tags: find(body["KeyId"], region).tags };
        case "CreateAlias": {
          const name = `${region} ${String(body["AliasName"])}`;
          if (aliases.has(name)) throw new Refused(400, "AlreadyExistsException");
          aliases.set(name, usable(find(body["TargetKeyId"], region)).id);
          return {};
        }
        case "GetKeyPolicy":
          return { Policy: find(body["KeyId"], region).policy };
        case "PutKeyPolicy":
          find(body["KeyId"], region).policy = String(body["Policy"]);
          return {};
        case "GetKeyRotationStatus":
          return { KeyRotationEnabled: find(body["KeyId"], region).rotates };
        case "EnableKeyRotation":
          usable(find(body["KeyId"], region)).rotates = true;
          return {};
        case "Encrypt": {
          const { id, arn } = usable(find(body["KeyId"], region));
          const sealed = { id, context: body["EncryptionContext"] ?? {}, plaintext: body["Plaintext"] };
          return { CiphertextBlob: Buffer.from(JSON.stringify(sealed)).toString("base64"), KeyId: arn };
        }
        case "Decrypt": {
          const text = Buffer.from(String(body["CiphertextBlob"]), "base64").toString("utf8");
          const { id, context, plaintext } = JSON.parse(text) as { id: string; context: object; plaintext: string };
          const key = usable(find(id, region));
          if (JSON.stringify(context) !== JSON.stringify(body["EncryptionContext"] ?? {})) {
            throw new Refused(400, "InvalidCiphertextException", "another encryption context");
          }
          return { Plaintext: plaintext, KeyId: key.arn };
        }
        default:
          throw new Refused(400, "UnknownOperationException", `the simulated KMS has no ${action}`);
      }
    },
  };
}
