/** Who holds a stack, and for how long: from what Pulumi says, or from the files of a `file://` backend. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

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

/** The locks of a stack in a backend's folder. */
export function locksInFolder(folder: string, project: string, stack: string): readonly Lock[] {
  const locks = join(folder, ".pulumi", "locks", "organization", project, stack);
  let names: readonly string[];
  try {
    // Beside each is a file of its attributes.
    names = readdirSync(locks).filter((name) => name.endsWith(".json"));
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    try {
      const content = JSON.parse(readFileSync(join(locks, name), "utf8")) as Record<string, unknown>;
      const { username, hostname, pid, timestamp } = content;
      return [
        {
          user: String(username),
          host: String(hostname),
          process: Number(pid),
          since: new Date(String(timestamp)),
        },
      ];
    } catch {
      // Released meanwhile.
      return [];
    }
  });
}
