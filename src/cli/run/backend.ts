/** What is looked up in the backend itself, beside Pulumi: whether its bucket is there, and who holds a stack. */
import { join } from "node:path";
import { Failure } from "../../diagnostic/failure.ts";
import { AwsError, createAws } from "../../engine/aws/client.ts";
import { findCredentials } from "../../engine/aws/credentials.ts";
import { createBucket } from "../../engine/backend/buckets.ts";
import { holderOf, type Machine } from "../../engine/run/holder.ts";
import { type Lock, lockMessage, locksInBucket, locksInFolder } from "../../engine/run/locks.ts";
import type { Failed } from "../../engine/run/messages.ts";
import {
  dropTornAttributes,
  findTornAttributes,
  findTornState,
  mendTornState,
} from "../../engine/run/recovery/torn.ts";
import type { StackGraph } from "../../graph/graph.ts";
import { lockText } from "./failed.ts";
import { createMemory, filePlace, type Memory } from "./memory.ts";
import type { StateLocation } from "./state.ts";

export interface Backend {
  /** Who holds a stack; `undefined` where the backend does not say. */
  readonly locks: (stack: StackName) => Promise<readonly Lock[] | undefined>;
  /** What is remembered beside a stack's state; of a backend without a place for it, on this machine. */
  readonly memory: (stack: StackName) => Memory;
}

type StackName = Pick<StackGraph, "name" | "project">;

export interface OpenOptions {
  /** The `node_modules` that holds @pulumi/awsx. */
  readonly modules: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Told what nobody may read of the credentials. */
  readonly onSecrets?: (values: readonly string[]) => void;
}

/** Opens the place of the state. Throws `Failure` for a bucket that does not exist, or that cannot be read. */
export async function openBackend(
  { folder, bucket: place, local }: StateLocation,
  options: OpenOptions,
): Promise<Backend> {
  const inFolder = (path: string) => (stack: StackName) => createMemory(filePlace(join(path, memoryPath(stack))));
  if (folder !== undefined) {
    const locks: Backend["locks"] = ({ project, name }) => Promise.resolve(locksInFolder(folder, project, name));
    return { locks, memory: inFolder(folder) };
  }
  if (place === undefined) return { locks: () => Promise.resolve(undefined), memory: inFolder(local) };
  const { name, prefix, region } = place;
  const aws = createAws({
    credentials: findCredentials(options.modules, options.onSecrets),
    variables: options.variables,
  });
  const bucket = createBucket(aws, { bucket: name, region });
  const reading = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const message = `bucket "${name}", which holds the state, cannot be read: ${error.code}: ${error.message}`;
      throw new Failure(
        { kind: "machine", message, help: "use credentials that may read and write it" },
        { cause: error },
      );
    }
  };
  if (!(await reading(() => bucket.exists()))) {
    const message = `bucket "${name}" in ${region} does not exist`;
    throw new Failure({ kind: "machine", message, help: "provfair-compile init --backend makes it" });
  }
  return {
    locks: (stack) => reading(() => locksInBucket(bucket, prefix, stack)),
    memory: (stack) => {
      const key = [prefix, memoryPath(stack)].filter((part) => part !== "").join("/");
      return createMemory({
        name: `s3://${name}/${key}`,
        read: () => reading(() => bucket.object(key)),
        write: (text) => reading(() => bucket.put(key, text)),
        remove: () => reading(() => bucket.remove(key)),
      });
    },
  };
}

/** Beside the state, where Pulumi takes no notice of it, and where whoever may write the one may write the other. */
const memoryPath = ({ project, name }: StackName) => `.pulumi/stacks/${project}/${name}.lost`;

/**
 * Puts right what an engine that was killed while it wrote has left of a state on disk; says so. Throws `Failure` where
 * there is nothing to put in its place, or another run holds the stack and may be writing right now.
 */
export async function mendState(
  { folder }: StateLocation,
  backend: Backend,
  { stack, releasing, say }: MendOptions,
): Promise<void> {
  if (folder === undefined) return;
  const torn = findTornState(folder, stack.project, stack.name);
  const attributes = findTornAttributes(folder, stack.project, stack.name);
  const file = torn?.file ?? attributes[0];
  if (file === undefined) return;
  const what = `the state of stack "${stack.name}" in "${file}" is not whole: an engine was killed while it wrote it`;
  const held = releasing ? [] : ((await backend.locks(stack)) ?? []);
  if (held.length > 0) {
    const by = held.map((lock) => lockText(lock, new Date())).join(", ");
    const help = `if that run has ended, release its lock, and the state is put right: provfair-compile cancel --environment ${stack.environment} --stack ${stack.name}`;
    throw new Failure({ kind: "machine", message: `${what}, or is written right now: it is locked ${by}`, help });
  }
  dropTornAttributes(attributes);
  if (torn === undefined) {
    say(`${what}\n  it says of what kind the state is, no more; it was removed, and the state is whole`);
    return;
  }
  const { backup } = torn;
  if (backup === undefined) {
    const help = "put a copy of the file in its place, from a backup of this machine; nothing was read or written";
    throw new Failure({ kind: "machine", message: `${what}, and "${file}.bak" is no state either`, help });
  }
  const kept = mendTornState({ file, backup }, new Date());
  say(`${what}\n  the state before it, "${backup}", was put in its place; the torn one is kept as "${kept}"`);
}

export interface MendOptions {
  readonly stack: Pick<StackGraph, "name" | "project" | "environment">;
  /** Whether the lock is being released anyway, by somebody who knows that no other run is going on. */
  readonly releasing: boolean;
  readonly say: (text: string) => void;
}

/** Throws `Failure` where a lock that is to be released is held by a run that goes on, on this very machine. */
export async function refuseLiving(
  { locks }: Pick<Backend, "locks">,
  stack: Pick<StackGraph, "name" | "project" | "environment">,
  machine?: Machine,
): Promise<void> {
  const living = ((await locks(stack)) ?? []).find((lock) => holderOf(lock, machine) === "alive");
  if (living === undefined) return;
  throw new Failure({
    kind: "use",
    message: `stack "${stack.name}" is held ${lockText(living, new Date())}, and that process is running; no lock was released`,
    help:
      "wait for it to end, or stop it with Ctrl-C where it runs: two runs at once damage the state. If process " +
      `${living.process} is another program, in a container with the same host name for instance, give --force`,
  });
}

/** The outcome of an operation on a stack that another run holds; `undefined` where nobody does. */
export async function conflictOn({ locks }: Backend, stack: StackName): Promise<Failed | undefined> {
  const held = (await locks(stack)) ?? [];
  return held.length === 0 ? undefined : { kind: "failed", cause: "conflict", message: lockMessage(held) };
}
