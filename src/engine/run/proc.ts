/** What Linux says of a process in /proc (proc(5)). */
import { readFileSync } from "node:fs";

export interface ProcStat {
  /** It has ended, and its parent has not asked yet how. */
  readonly zombie: boolean;
  readonly parent: number;
  /** When it began, in ticks since the machine did. */
  readonly start: number;
}

/** `undefined` where there is no such process, or no /proc. */
export function procStat(id: number | string): ProcStat | undefined {
  try {
    const text = readFileSync(`/proc/${id}/stat`, "utf8");
    // Behind its name, in brackets, which may hold anything: the state, the parent, and as the twentieth its start.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return { zombie: fields[0] === "Z" || fields[0] === "X", parent: Number(fields[1]), start: Number(fields[19]) };
  } catch {
    return undefined;
  }
}
