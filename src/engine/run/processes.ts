/**
 * Processes of this machine: which descend from one, which work on a stack, which have ended, and how they are ended. Linux
 * tells it in /proc, macOS by `ps`; Windows ends a tree by itself, and tells nothing.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { thisMachine } from "./holder.ts";
import { procStat } from "./proc.ts";

export interface ProcessEntry {
  readonly id: number;
  readonly parent: number;
  /** It has ended, and its parent has not asked yet how. */
  readonly zombie: boolean;
}

/** Between two looks whether processes have ended, in milliseconds. */
const LOOK = 50;

/** All processes; none where this machine does not tell. */
export function listProcesses(platform: NodeJS.Platform = process.platform): readonly ProcessEntry[] {
  if (platform === "win32") return [];
  if (platform === "linux") return processesInProc();
  const { stdout } = spawnSync("ps", ["-axo", "pid=,ppid=,stat="], { encoding: "utf8" });
  return parsePs(stdout ?? "");
}

function processesInProc(): readonly ProcessEntry[] {
  return readdirSync("/proc").flatMap((name) => {
    const stat = /^\d+$/.test(name) ? procStat(name) : undefined;
    return stat === undefined ? [] : [{ id: Number(name), parent: stat.parent, zombie: stat.zombie }];
  });
}

/** What `ps -axo pid=,ppid=,stat=` prints. */
export function parsePs(text: string): readonly ProcessEntry[] {
  const lines = text.matchAll(/^\s*(\d+)\s+(\d+)\s+(\S+)/gm);
  return [...lines].map(([, id, parent, state = ""]) => ({
    id: Number(id),
    parent: Number(parent),
    zombie: state.startsWith("Z"),
  }));
}

/** The processes that a process has started, and those that they have started. */
export function descendantsOf(root: number, entries: readonly ProcessEntry[]): readonly number[] {
  const found = new Set([root]);
  let before = 0;
  while (found.size > before) {
    before = found.size;
    for (const { id, parent } of entries) if (found.has(parent)) found.add(id);
  }
  found.delete(root);
  return [...found];
}

/** Whether a process of this machine is there and has not ended. */
export function isRunning(id: number): boolean {
  return thisMachine.startOf(id) !== undefined;
}

/**
 * Ends a process that leads a group of its own, and all that descend from it: Pulumi starts each plugin in a group of its
 * own. Returns those that were there.
 */
export function endTree(root: number): readonly number[] {
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/PID", String(root), "/T", "/F"]);
    return [root];
  }
  const group = -root;
  let all: readonly number[] = [root];
  try {
    // What is stopped starts nothing between the look and the end.
    signal(group, "SIGSTOP");
    all = [root, ...descendantsOf(root, listProcesses())];
  } finally {
    signal(group, "SIGKILL");
    for (const id of all) signal(id, "SIGKILL");
  }
  return all;
}

function signal(id: number, name: NodeJS.Signals): void {
  try {
    process.kill(id, name);
  } catch (error) {
    // It has ended meanwhile, or is another user's.
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!["ESRCH", "EPERM"].includes(code)) throw error;
  }
}

/** Waits until processes have ended, for a time in milliseconds; resolves with those that have not. */
export async function awaitEnd(ids: () => readonly number[], patience: number): Promise<readonly number[]> {
  const until = Date.now() + patience;
  let left = ids();
  while (left.length > 0 && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, LOOK));
    left = ids();
  }
  return left;
}

/** The environment variable by which the processes of an operation that changes a stack are known. */
export const WORKS_ON = "PROVFAIR_WORKS_ON";

/** Its value: the stack and the place of its state. */
export function workOn({ backend, organization, project, stack }: Work): string {
  return `${[organization ?? [], project, stack].flat().join("/")} in ${backend}`;
}

export interface Work {
  readonly backend: string;
  readonly organization?: string | undefined;
  readonly project: string;
  readonly stack: string;
}

/** Whether this machine tells what works on a stack: nothing but Linux tells the environment of processes. */
export const TELLS_WORKERS = process.platform === "linux";

/** The processes of this user on this machine that work on a stack; none where it does not tell. */
export function workersOn(work: string): readonly number[] {
  if (!TELLS_WORKERS) return [];
  const variable = `${WORKS_ON}=${work}`;
  return listProcesses()
    .filter(({ id, zombie }) => !zombie && environmentOf(id).includes(variable))
    .map(({ id }) => id);
}

/** None of a process that has ended, or is another user's. */
function environmentOf(id: number): readonly string[] {
  try {
    return readFileSync(`/proc/${id}/environ`, "utf8").split("\0");
  } catch {
    return [];
  }
}
