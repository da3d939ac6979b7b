/**
 * Where the values of a file stand. Positions hang on the containers, not on the values: a plain object or list, its
 * identity the key to a table of entries. A merge that shares a container shares its positions; one that makes a new
 * container gives it a table made of entries that exist.
 */
import type { Span } from "../diagnostic/diagnostic.ts";
import type { Source } from "./source.ts";

/** Where one key of a map or one element of a list stands. */
export interface Entry {
  readonly source: Source;
  readonly key: string | number;
  /** The entry of the containing map or list in its own file; undefined for the keys of the root. */
  readonly parent: Entry | undefined;
  /** The key; for an element of a list the value, or its `-` where the value is empty. At least 1 wide. */
  readonly keyStart: number;
  readonly keyEnd: number;
  /** The value; the same as the key where the value is absent. */
  readonly start: number;
  readonly end: number;
}

export type EntryTable = ReadonlyMap<string | number, Entry>;

const tables = new WeakMap<object, EntryTable>();

/** The entries of a map or list; undefined for one that stands in no file. */
export function entriesOf(container: object): EntryTable | undefined {
  return tables.get(container);
}

/** Gives a map or list its entries. */
export function setEntries(container: object, table: EntryTable): void {
  tables.set(container, table);
}

/** The path of an entry in its own file. */
export function entryPath(entry: Entry): readonly (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Entry | undefined = entry; at; at = at.parent) path.push(at.key);
  return path.reverse();
}

/** The stretch to underline where the key is to blame. */
export function keySpan(entry: Entry): Span {
  return { file: entry.source.name, start: entry.keyStart, end: entry.keyEnd };
}

/** The stretch to underline where the value is to blame; the key's where the value is absent. */
export function valueSpan(entry: Entry): Span {
  return { file: entry.source.name, start: entry.start, end: entry.end };
}

/** A scalar as it is written, quotes included; empty where nothing is written. */
export function scalarText(entry: Entry): string {
  const text = entry.source.text.slice(entry.start, entry.end);
  const absent = typeof entry.key === "number" ? text === "-" : entry.start === entry.keyStart;
  return absent ? "" : text;
}

/**
 * The entry of `path` below `root`, or of its nearest ancestor that stands in a file; undefined at the root.
 * `depth` is the number of segments that were found.
 */
export function locate(
  root: object,
  path: readonly (string | number)[],
): { readonly entry: Entry | undefined; readonly depth: number } {
  let container: unknown = root;
  let entry: Entry | undefined;
  let depth = 0;
  for (const segment of path) {
    if (typeof container !== "object" || container === null) break;
    const next = tables.get(container)?.get(segment);
    if (!next) break;
    entry = next;
    depth++;
    container = Reflect.get(container, segment);
  }
  return { entry, depth };
}
