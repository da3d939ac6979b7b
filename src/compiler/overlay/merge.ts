/**
 * The merge of an overlay over a base: maps merge, every other value replaces, `null` removes. Nothing is mutated,
 * what the overlay does not touch is shared with the base, and each value keeps the position of the file that won.
 */
import { type Entry, entriesOf, setEntries } from "../../source/positioned.ts";

type YamlMap = { readonly [key: string]: unknown };

/** `base` with `overlay` over it. A `null` that has nothing to remove leaves nothing behind. */
export function merge<T>(base: T, overlay: unknown): T {
  if (!isMap(overlay)) return overlay as T;
  const under: YamlMap = isMap(base) ? base : {};
  const result: Record<string, unknown> = Object.assign(Object.create(null), under);
  const entries = new Map<string | number, Entry>(entriesOf(under));
  const above = entriesOf(overlay);
  let changed = !isMap(base);
  for (const [key, value] of Object.entries(overlay)) {
    if (value === null) {
      changed ||= Object.hasOwn(result, key);
      delete result[key];
      entries.delete(key);
      continue;
    }
    const known = result[key];
    const next = merge(known, value);
    if (Object.hasOwn(result, key) && next === known) continue;
    changed = true;
    result[key] = next;
    const entry = above?.get(key);
    if (entry !== undefined && !(isMap(known) && isMap(value))) entries.set(key, entry);
    else if (entry !== undefined && !entries.has(key)) entries.set(key, entry);
  }
  if (!changed) return base;
  setEntries(result, entries);
  return result as T;
}

export function isMap(value: unknown): value is YamlMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
