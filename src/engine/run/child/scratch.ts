/**
 * Folders for what lives as long as one look-up. A process that is killed leaves its folder behind, and the next look-up on
 * the same machine removes it.
 */
import { mkdtempSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRunning } from "../processes.ts";

/** Of the process that made it, and where that number is its own. */
const NAME = /^provfair-lookup-(\d+)-(\d+)-/;

/** A new folder that only this user can enter; whoever makes it removes it. */
export function makeScratch(parent = tmpdir()): string {
  return mkdtempSync(join(parent, `provfair-lookup-${process.pid}-${namespace()}-`));
}

/** Removes the folders of processes that have ended. Leaves those of which it is not known, and what is another user's. */
export function sweepScratch(parent = tmpdir()): void {
  const here = namespace();
  for (const name of readdirSync(parent)) {
    const [, id, where] = NAME.exec(name) ?? [];
    if (id === undefined || where !== here || isRunning(Number(id))) continue;
    try {
      rmSync(join(parent, name), { recursive: true, force: true });
    } catch {
      // Another user's, or another look-up is removing it as well.
    }
  }
}

/** In two containers that share a folder, one number is two processes (pid_namespaces(7)); 0 where there are none. */
function namespace(): string {
  try {
    return /\d+/.exec(readlinkSync("/proc/self/ns/pid"))?.[0] ?? "0";
  } catch {
    return "0";
  }
}
