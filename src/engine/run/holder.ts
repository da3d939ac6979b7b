/** Whether whoever holds a stack is still at it, as far as this machine can tell. */
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import type { Lock } from "./locks.ts";
import { procStat } from "./proc.ts";

/** `elsewhere`: on another machine, of which nothing is known. */
export type Holder = "alive" | "ended" | "elsewhere";

export interface Machine {
  readonly host: string;
  /** When a process began; `unknown` where it runs and the platform does not say when; `undefined` where none runs. */
  readonly startOf: (id: number) => Date | "unknown" | undefined;
}

/** How much later than its lock a process may seem to have begun, in milliseconds: clocks are set while it runs. */
const TOLERANCE = 60_000;
/** Of the times in /proc, a second (proc(5): USER_HZ). */
const TICKS = 100;

/** A process that began after the lock was taken has its number from one that has ended. */
export function holderOf({ host, process: id, since }: Lock, machine: Machine = thisMachine): Holder {
  if (host !== machine.host) return "elsewhere";
  const start = machine.startOf(id);
  if (start === undefined) return "ended";
  return start !== "unknown" && start.getTime() > since.getTime() + TOLERANCE ? "ended" : "alive";
}

export const thisMachine: Machine = {
  host: hostname(),
  startOf: (id) => {
    try {
      process.kill(id, 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EPERM") return undefined;
    }
    return process.platform === "linux" ? startInProc(id) : "unknown";
  },
};

/** One that has ended is there until its parent asks how. */
function startInProc(id: number): Date | "unknown" | undefined {
  const stat = procStat(id);
  if (stat?.zombie) return undefined;
  try {
    const booted = Number(/^btime (\d+)$/m.exec(readFileSync("/proc/stat", "utf8"))?.[1]);
    const start = new Date((booted + (stat?.start ?? Number.NaN) / TICKS) * 1_000);
    return Number.isNaN(start.getTime()) ? "unknown" : start;
  } catch {
    return "unknown";
  }
}
