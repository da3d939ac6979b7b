/** What is remembered beside a stack's state until nothing is left open: lost creations, and when what was begun was seen. */
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { Failure } from "../../diagnostic/failure.ts";
import {
  formatRemembered,
  type LostCreation,
  parseRemembered,
  type Remembered,
} from "../../engine/run/recovery/lost.ts";
import { fileFailure, readText, writeText } from "../files.ts";

export interface Memory {
  /** Creations of earlier runs whose answer was lost (see lost.ts). */
  readonly lost: () => Promise<readonly LostCreation[]>;
  /** Remembers them; none: forgets everything. */
  readonly remember: (lost: readonly LostCreation[]) => Promise<void>;
  /** When what the state that was written at `written` has begun was first seen, in milliseconds; `now` if never before. */
  readonly sighted: (written: string, now: number) => Promise<number>;
}

/** Where it is kept. */
export interface Place {
  /** For a person. */
  readonly name: string;
  readonly read: () => Promise<string | undefined>;
  /** All of it, or nothing. */
  readonly write: (text: string) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** All of these reject with `Failure` where the place holds what nobody can read: it may name what exists. */
export function createMemory(place: Place): Memory {
  const recall = async (): Promise<Remembered> => {
    const text = await place.read();
    if (text === undefined) return { lost: [] };
    const remembered = parseRemembered(text);
    if (remembered !== undefined) return remembered;
    throw new Failure({
      kind: "machine",
      message: `"${place.name}", which names creations whose answer was lost, is not whole`,
      help: "look in AWS for what the up before this said of resources whose answer did not come; what exists is to be imported or deleted; then remove it",
    });
  };
  return {
    lost: async () => (await recall()).lost,
    remember: async (lost) => {
      if (lost.length === 0) await place.remove();
      else await place.write(formatRemembered({ lost }));
    },
    sighted: async (written, now) => {
      const { lost, seen } = await recall();
      const before = seen?.state === written ? Date.parse(seen.at) : Number.NaN;
      if (!Number.isNaN(before)) return before;
      await place.write(formatRemembered({ lost, seen: { state: written, at: new Date(now).toISOString() } }));
      return now;
    },
  };
}

/** A file, whose folder is made. What is written takes its place as a whole. */
export function filePlace(file: string): Place {
  return {
    name: file,
    read: () => Promise.resolve(existsSync(file) ? readText(dirname(file), file) : undefined),
    write: (text) => {
      try {
        mkdirSync(dirname(file), { recursive: true });
      } catch (error) {
        throw fileFailure(dirname(file), dirname(file), error);
      }
      writeText(dirname(file), file, text);
      return Promise.resolve();
    },
    remove: () => {
      rmSync(file, { force: true });
      return Promise.resolve();
    },
  };
}
