/** What authors wrote, in a specification that also holds defaults. */
import { type Entry, entriesOf, entryPath } from "../../source/positioned.ts";
import type { Path, RuleContext } from "./rule.ts";

/** Whether a file says it: the compiler's own defaults have no place in a file. */
export function isWritten(container: object, key: string | number): boolean {
  return entriesOf(container)?.has(key) ?? false;
}

/** The first of these keys that the entry itself has, else the first that a file has, else the first. */
export function firstWritten<K extends string>(container: object, keys: readonly [K, ...K[]]): K {
  const own = keys.find((key) => {
    const entry = entriesOf(container)?.get(key);
    return entry !== undefined && !isDefault(entry);
  });
  return own ?? keys.find((key) => isWritten(container, key)) ?? keys[0];
}

/** Whether a value stands under `defaults`. */
export function isDefault(entry: Entry): boolean {
  return entryPath(entry)[0] === "defaults";
}

/** The first thing that the environment's own file says; the root where it says nothing. */
export function environmentPath({ environment, spec }: RuleContext): Path {
  const file = new RegExp(`(^|[\\\\/])environments[\\\\/]${environment.replace(/[^A-Za-z0-9]/g, "\\$&")}\\.yaml$`);
  const search = (container: object, path: Path): Path | undefined => {
    for (const [key, entry] of entriesOf(container) ?? []) {
      if (file.test(entry.source.name)) return [...path, key];
      const inner = (container as Record<string | number, unknown>)[key];
      const found = typeof inner === "object" && inner !== null ? search(inner, [...path, key]) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(spec, []) ?? [];
}
