/**
 * Makes a state bucket with all that belongs to it, step by step. Each step looks first whether it is done, so that a run
 * that was ended in the middle is gone on with by another, and one on what is whole does nothing.
 */
import { setTimeout } from "node:timers/promises";
import { Failure } from "../../diagnostic/failure.ts";
import { type Aws, AwsError } from "../aws/client.ts";
import { createBucket, type Setting } from "./buckets.ts";
import { createKeys, type Key, type Keys } from "./keys.ts";
import {
  type BackendRequest,
  bucketPolicy,
  encryption,
  keyAliasOf,
  keyPolicy,
  lifecycle,
  ownership,
  publicAccessBlock,
  replicaBucketOf,
  replication,
  replicationPolicy,
  replicationTrust,
  roleOf,
  samePolicy,
  tagging,
  versioning,
} from "./plan.ts";
import { createRole } from "./roles.ts";

export interface Step {
  /** `key alias/shop-state in us-west-2: rotation`. */
  readonly what: string;
  readonly done: () => Promise<boolean>;
  readonly work: () => Promise<void>;
}

/** Tries of what AWS refuses while a new role is not known everywhere yet, as often as one looks. */
const ROLE_TRIES = 60;

export interface StepOptions {
  readonly aws: Aws;
  /** Between two looks at what takes its time, in milliseconds. */
  readonly look?: number;
}

/** All steps, in the order in which they are done. */
export function backendSteps(request: BackendRequest, { aws, look = 1_000 }: StepOptions): readonly Step[] {
  const { region, replica } = request;
  const own = keySteps(keyAliasOf(request), { region, replica }, request, { aws, look });
  const { secretsKey } = request;
  const other = [replica, region].find((one) => replica !== undefined && one !== secretsKey?.region);
  const secrets =
    secretsKey === undefined
      ? []
      : keySteps(secretsKey.alias, { region: secretsKey.region, replica: other }, request, { aws, look }).steps;
  const copied = replica === undefined ? [] : replicaSteps(request, replica, own, { aws, look });
  return [...own.steps, ...secrets, ...bucketSteps(request.bucket, region, request, own.keyIn, aws), ...copied];
}

interface KeySteps {
  readonly steps: readonly Step[];
  /** The key of a region, once it is there. */
  readonly keyIn: (region: string) => Promise<Key | undefined>;
}

/** A key with its alias, rotation and policy, and where there is a standby the same key there. */
function keySteps(
  alias: string,
  { region, replica }: { readonly region: string; readonly replica: string | undefined },
  request: BackendRequest,
  { aws, look }: Required<StepOptions>,
): KeySteps {
  const keys = createKeys(aws, region, look);
  const mark = { key: "provfair:state", value: alias };
  const tags = [...Object.entries(request.tags).map(([key, value]) => ({ key, value })), mark];
  const policy = keyPolicy(request);
  const named = (at: string) => `key ${alias} in ${at}`;
  const find = async () => usable(named(region), region, (await keys.find(alias)) ?? (await keys.findTagged(mark)));
  const found = async () => required(await find(), `key ${alias}`);
  const what = named(region);
  const steps: Step[] = [
    {
      what,
      done: async () => (await find()) !== undefined,
      work: async () => {
        const { id } = await keys.create({ policy, description: `State of ${request.platform}`, tags });
        await keys.ready(id);
      },
    },
    ...settingsOfKey(what, keys, { alias, policy, find }),
    {
      what: `${what}: a new version every year`,
      done: async () => {
        const key = await find();
        return key !== undefined && (await keys.rotates(key.id));
      },
      work: async () => keys.rotate((await found()).id),
    },
  ];
  if (replica === undefined) return { steps, keyIn: find };
  const there = createKeys(aws, replica, look);
  const findThere = async () => {
    const key = await find();
    return key === undefined ? undefined : usable(named(replica), replica, await there.find(key.id));
  };
  const copy = `the same key in ${replica}`;
  const copies: readonly Step[] = [
    {
      what: copy,
      done: async () => (await findThere()) !== undefined,
      work: async () => {
        const { id } = await found();
        await keys.replicate(id, { region: replica, policy, tags });
        await there.ready(id);
      },
    },
    ...settingsOfKey(copy, there, { alias, policy, find: findThere }),
  ];
  return { steps: [...steps, ...copies], keyIn: (at) => (at === replica ? findThere() : find()) };
}

/**
 * The key, where it can be used or is about to be. Throws `Failure` where it is being deleted or disabled: another in its
 * place could not read what it has encrypted (AWS KMS Developer Guide: "Key states of AWS KMS keys").
 */
function usable(what: string, region: string, key: Key | undefined): Key | undefined {
  if (key === undefined || ["Enabled", "Creating", "Updating"].includes(key.state)) return key;
  const command = (action: string) => `aws kms ${action} --region ${region} --key-id ${key.id}`;
  const deleted = key.state === "PendingDeletion" || key.state === "PendingReplicaDeletion";
  throw new Failure({
    kind: "machine",
    message: deleted
      ? `${what} is being deleted: with it goes all that it has encrypted`
      : `${what} cannot be used: it is ${key.state}`,
    help: `to have it back: ${[...(deleted ? [command("cancel-key-deletion")] : []), command("enable-key")].join(" && ")}`,
  });
}

function settingsOfKey(
  what: string,
  keys: Keys,
  {
    alias,
    policy,
    find,
  }: { readonly alias: string; readonly policy: object; readonly find: () => Promise<Key | undefined> },
): readonly Step[] {
  const found = async () => required(await find(), what).id;
  return [
    {
      what: `${what}: its alias`,
      done: async () => (await keys.find(alias)) !== undefined,
      work: async () => keys.alias(alias, await found()),
    },
    {
      what: `${what}: who may use it`,
      done: async () => {
        const key = await find();
        return key !== undefined && samePolicy(await keys.policy(key.id), policy);
      },
      work: async () => keys.setPolicy(await found(), policy),
    },
  ];
}

/** A bucket that nobody reads without TLS, or from outside, that forgets nothing, and whose objects the key encrypts. */
function bucketSteps(
  name: string,
  region: string,
  request: BackendRequest,
  keyIn: KeySteps["keyIn"],
  aws: Aws,
): readonly Step[] {
  const bucket = createBucket(aws, { bucket: name, region, account: request.account });
  const what = `bucket ${name} in ${region}`;
  const keyArn = async () => required(await keyIn(region), `the key in ${region}`).arn;
  const policy = bucketPolicy(request, name);
  const setting = (words: string, which: Setting, document: () => Promise<string>): Step => ({
    what: `${what}: ${words}`,
    done: async () => (await keyIn(region)) !== undefined && (await bucket.has(which, await document())),
    work: async () => bucket.set(which, await document()),
  });
  const as = (document: string) => () => Promise.resolve(document);
  const base = [request.prefix, ".pulumi/meta.yaml"].filter((part) => part !== "").join("/");
  return [
    {
      what,
      done: () => bucket.exists(),
      work: () => bucket.create(),
    },
    setting("closed to the public", "publicAccessBlock", as(publicAccessBlock)),
    setting("objects belong to its owner", "ownershipControls", as(ownership)),
    setting("encrypted with the key", "encryption", async () => encryption(await keyArn())),
    setting("versioned", "versioning", as(versioning)),
    setting("old versions go after 90 days", "lifecycle", as(lifecycle)),
    {
      what: `${what}: TLS only${request.others.length === 0 ? "" : ", and who may read what"}`,
      done: async () => {
        const text = await bucket.read("policy");
        return text !== undefined && samePolicy(JSON.parse(text), policy);
      },
      work: () => bucket.set("policy", JSON.stringify(policy)),
    },
    setting("tags", "tagging", as(tagging(request.tags))),
    // Pulumi writes it with the first stack, which the credentials of another account may not.
    ...(name === request.bucket && request.others.length > 0
      ? [
          {
            what: `${what}: ${base}`,
            done: async () => (await bucket.exists()) && (await bucket.object(base)) !== undefined,
            work: () => bucket.put(base, "version: 1\n"),
          },
        ]
      : []),
  ];
}

function replicaSteps(
  request: BackendRequest,
  replica: string,
  { keyIn }: KeySteps,
  { aws, look }: Required<StepOptions>,
): readonly Step[] {
  const { region, bucket: name, account } = request;
  const role = createRole(aws, roleOf(request));
  const bucket = createBucket(aws, { bucket: name, region, account });
  const target = replicaBucketOf(request);
  const keyArns = async () => [
    required(await keyIn(region), `the key in ${region}`).arn,
    required(await keyIn(replica), `the key in ${replica}`).arn,
  ];
  const document = async () => replication(request, (await keyArns())[1] ?? "");
  const complete = async () => (await keyIn(region)) !== undefined && (await keyIn(replica)) !== undefined;
  return [
    ...bucketSteps(target, replica, request, keyIn, aws),
    {
      what: `role ${roleOf(request)}`,
      done: () => role.exists(),
      work: () => role.create({ trust: replicationTrust, tags: request.tags }),
    },
    {
      what: `role ${roleOf(request)}: copies, and nothing else`,
      done: async () =>
        (await complete()) && samePolicy(await role.policy(), replicationPolicy(request, await keyArns())),
      work: async () => role.setPolicy(replicationPolicy(request, await keyArns())),
    },
    {
      what: `bucket ${name} in ${region}: copied into ${target}, within 15 minutes`,
      done: async () => (await complete()) && (await bucket.has("replication", await document())),
      work: async () => {
        const text = await document();
        await untilKnown(() => bucket.set("replication", text), look);
      },
    },
  ];
}

/** S3 refuses a role that it does not know yet. */
async function untilKnown(work: () => Promise<void>, look: number): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      await work();
      return;
    } catch (error) {
      const early = error instanceof AwsError && /^(InvalidRequest|InvalidArgument|AccessDenied)$/.test(error.code);
      if (!early || tried === ROLE_TRIES || !/role/i.test(error.message)) throw error;
      await setTimeout(look);
    }
  }
}

function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} is not there`);
  return value;
}
