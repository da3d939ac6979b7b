/** Who holds a stack, and for how long: from what Pulumi says, or from the files of the backend. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bucket } from "../backend/buckets.ts";

export interface Lock {
  readonly user: string;
  readonly host: string;
  readonly process: number;
  readonly since: Date;
}

/** The locks that Pulumi's refusal names (pkg/backend/diy/lock.go, checkForLock). None of Pulumi Cloud's. */
export function locksInMessage(message: string): readonly Lock[] {
  const found = message.matchAll(/created by (\S+)@(\S+) \(pid (\d+)\) at (\S+)/g);
  return [...found].map(([, user = "", host = "", id = "", time = ""]) => ({
    user,
    host,
    process: Number(id),
    since: new Date(time),
  }));
}

/** As Pulumi says it, so that `locksInMessage` reads it. */
export function lockMessage(locks: readonly Lock[]): string {
  const lines = locks.map(
    ({ user, host, process: id, since }) => `  created by ${user}@${host} (pid ${id}) at ${since.toISOString()}`,
  );
  return `the stack is currently locked by ${locks.length} lock(s)\n${lines.join("\n")}`;
}

/** Where a backend keeps the locks of a stack, below its own folder (pkg/backend/diy/lock.go, stackLockDir). */
const lockFolder = (project: string, stack: string) => [".pulumi", "locks", "organization", project, stack];

/** The locks of a stack in a backend's folder. */
export function locksInFolder(folder: string, project: string, stack: string): readonly Lock[] {
  const locks = join(folder, ...lockFolder(project, stack));
  try {
    return readdirSync(locks)
      .filter(isLock)
      .flatMap((name) => readLock(contentOf(join(locks, name))));
  } catch {
    return [];
  }
}

/** The locks of a stack in a backend's bucket, below a prefix. Rejects where the bucket cannot be read. */
export async function locksInBucket(
  bucket: Pick<Bucket, "list" | "object">,
  prefix: string,
  { project, name }: { readonly project: string; readonly name: string },
): Promise<readonly Lock[]> {
  const folder = [prefix, ...lockFolder(project, name)].filter((part) => part !== "").join("/");
  const keys = (await bucket.list(`${folder}/`)).filter(isLock);
  const texts = await Promise.all(keys.map((key) => bucket.object(key)));
  return texts.flatMap(readLock);
}

/** Beside each is a file of its attributes. */
const isLock = (name: string) => name.endsWith(".json");

/** None of one that was released meanwhile. */
function readLock(text: string | undefined): readonly Lock[] {
  try {
    const { username, hostname, pid, timestamp } = JSON.parse(text ?? "") as Record<string, unknown>;
    const since = new Date(String(timestamp));
    return [{ user: String(username), host: String(hostname), process: Number(pid), since }];
  } catch {
    return [];
  }
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
