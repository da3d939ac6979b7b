/** Puts a table of defaults under a section without mutating it. What a default fills has no entry: no file wrote it. */
import { type Entry, entriesOf, setEntries } from "../../source/positioned.ts";
import type { DefaultTable, Section } from "./defaults.ts";

/** `section` with every default of `table` that it lacks; `key` is its name, for defaults that are made of it. */
export function fillDefaults(section: Section, table: DefaultTable, key: string): Section {
  const owned = new WeakSet<object>();
  let root: unknown = section;
  for (const [path, value] of Object.entries(table)) {
    const given = typeof value === "function" ? value(root as Section, key) : value;
    if (given !== undefined) root = put(root, path.split("."), given, owned);
  }
  return root as Section;
}

/** Sets `value` at `path` where nothing stands; containers on the way are copied once, then owned by the fill. */
function put(container: unknown, path: readonly string[], value: unknown, owned: WeakSet<object>): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return container === undefined ? value : container;
  if (step === "*") {
    if (typeof container !== "object" || container === null) return container;
    let copy = container as Record<string | number, unknown>;
    for (const key of Object.keys(container)) {
      const member = (container as Record<string, unknown>)[key];
      const next = put(member, rest, value, owned);
      if (next === member) continue;
      copy = own(copy, owned);
      copy[key] = next;
    }
    return copy;
  }
  if (container !== undefined && (typeof container !== "object" || container === null)) return container;
  const map = (container ?? fresh(owned)) as Record<string, unknown>;
  const known = Object.hasOwn(map, step) ? map[step] : undefined;
  const next = put(known, rest, value, owned);
  if (next === known) return map;
  const copy = own(map, owned);
  copy[step] = next;
  return copy;
}

function fresh(owned: WeakSet<object>): object {
  const map = Object.create(null) as object;
  owned.add(map);
  return map;
}

function own<T extends object>(container: T, owned: WeakSet<object>): Record<string | number, unknown> {
  if (owned.has(container)) return container as Record<string | number, unknown>;
  const copy = (Array.isArray(container) ? [...container] : Object.assign(Object.create(null), container)) as Record<
    string | number,
    unknown
  >;
  const entries = entriesOf(container);
  if (entries !== undefined) setEntries(copy, entries as ReadonlyMap<string | number, Entry>);
  owned.add(copy);
  return copy;
}
