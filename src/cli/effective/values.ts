/** The values of a resolved specification with the place of each: what a file says, and what a default fills. */
import { type Entry, entriesOf } from "../../source/positioned.ts";
import { type Place, placeOf } from "../places.ts";

export interface EffectiveValue {
  /** Keys and indices from the root. */
  readonly path: readonly (string | number)[];
  /** A scalar, a list of scalars, or an empty map or list: what has one origin. */
  readonly value: unknown;
  /** Undefined for a default of the compiler's. */
  readonly place: Place | undefined;
}

/** The leaves of a specification, in its order. */
export function effectiveValues(root: object): readonly EffectiveValue[] {
  const found: EffectiveValue[] = [];
  const walk = (value: unknown, path: EffectiveValue["path"], entry: Entry | undefined): void => {
    if (isLeaf(value)) {
      found.push({ path, value, place: entry && placeOf(entry) });
      return;
    }
    const entries = entriesOf(value);
    for (const key of keysOf(value)) walk(Reflect.get(value, key), [...path, key], entries?.get(key));
  };
  const entries = entriesOf(root);
  for (const key of Object.keys(root)) walk(Reflect.get(root, key), [key], entries?.get(key));
  return found;
}

/** Whether a value is printed on the line of its key. */
export function isLeaf(value: unknown): value is Exclude<unknown, object> {
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every((member) => typeof member !== "object" || member === null);
  return Object.keys(value).length === 0;
}

/** The keys of a map, or the indices of a list. */
export function keysOf(container: object): readonly (string | number)[] {
  return Array.isArray(container) ? [...container.keys()] : Object.keys(container);
}
