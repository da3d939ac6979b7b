/** The named entries of a platform, whatever their kind. */
import {
  ENTRY_KINDS,
  type EntryKind,
  entryKinds,
  STORE_KINDS,
  type StoreKind,
  storeKinds,
  TASK_KINDS,
} from "../facts/entry-kinds.ts";
import type { ResolvedJob, ResolvedService, ResolvedSpec } from "../overlay/resolved.ts";

export interface NamedEntry {
  readonly kind: EntryKind;
  /** As messages call it: `service`. */
  readonly noun: string;
  readonly key: string;
  readonly entry: { readonly id: string };
}

/** All of them, in the order of their kinds. */
export function namedEntries(spec: ResolvedSpec): readonly NamedEntry[] {
  return entryKinds.flatMap((kind) =>
    Object.entries(spec[kind]).map(([key, entry]) => ({ kind, noun: ENTRY_KINDS[kind].noun, key, entry })),
  );
}

export interface TaskEntry extends Omit<NamedEntry, "kind" | "entry"> {
  readonly kind: (typeof TASK_KINDS)[number];
  readonly task: ResolvedService | ResolvedJob;
}

/** The services and jobs. */
export function taskEntries(spec: ResolvedSpec): readonly TaskEntry[] {
  return TASK_KINDS.flatMap((kind) => {
    const section: Readonly<Record<string, ResolvedService | ResolvedJob>> = spec[kind];
    return Object.entries(section).map(([key, task]) => ({ kind, noun: ENTRY_KINDS[kind].noun, key, task }));
  });
}

/** The kind of a store; undefined where no store has the name. */
export function storeKindOf(spec: ResolvedSpec, name: string): StoreKind | undefined {
  return storeKinds.find((kind) => Object.hasOwn(spec[kind], name));
}

/** The names of all stores. */
export function storeNames(spec: ResolvedSpec): readonly string[] {
  return storeKinds.flatMap((kind) => Object.keys(spec[kind]));
}

/** The variables that a kind may inject, without what they begin with. */
export function variableSuffixes(kind: StoreKind): readonly string[] {
  return STORE_KINDS[kind].variables;
}
