/**
 * The overlay stage: the authored platform and an environment's file to the resolved specification.
 *
 * Order: defaults.service (base) ← defaults.service (overlay) ← the service (base) ← the service (overlay), then the
 * compiler's defaults. Entries that no environment changes are resolved once and shared by identity, so that a further
 * environment costs little and later stages may remember their findings by identity.
 */

import { type Entry, entriesOf, setEntries } from "../../source/positioned.ts";
import { type EntryKind, entryKinds } from "../facts/entry-kinds.ts";
import type { AuthoredPlatform } from "../schema/platform.ts";
import { ENTRY_DEFAULTS, platformDefaults, type Section } from "./defaults.ts";
import { fillDefaults } from "./fill.ts";
import { isMap, merge } from "./merge.ts";
import type { ResolvedSpec } from "./resolved.ts";

/** Makes resolvers for the environments of one platform; they share what is equal. */
export function createResolver(base: AuthoredPlatform) {
  const cache = createCache();

  /** An entry from its parts, remembered by the identity of all of them. */
  const resolveEntry = (key: string, kind: EntryKind, defaults: unknown, under: unknown, over: unknown): Section => {
    const parts = [kind, key, defaults, under, over];
    const found = cache.get(parts);
    if (found !== undefined) return found;
    const layers = [defaults, under, over].filter(isMap);
    const merged = layers.reduce<Section>((below, layer) => merge(below, layer) as Section, emptyMap);
    const filled = fillDefaults(merged, ENTRY_DEFAULTS[kind], key);
    cache.set(parts, filled);
    return filled;
  };

  /** The merged specification, before defaults: for completeness. */
  const mergeOverlay = (overlay: object): object => merge<object>(base, overlay);

  /** The resolved specification; `overlay` is an environment's root, empty for none. */
  const resolve = (overlay: object): ResolvedSpec => {
    const merged = mergeOverlay(overlay) as Section;
    const defaults = (merged["defaults"] as Section | undefined)?.["service"];
    const entriesUnder = (kind: EntryKind): Section => {
      const all = (merged[kind] ?? emptyMap) as Section;
      const under = (base[kind] ?? emptyMap) as Section;
      const over = ((overlay as Section)[kind] ?? emptyMap) as Section;
      const result: Record<string, unknown> = Object.create(null);
      for (const key of Object.keys(all).sort()) {
        result[key] = resolveEntry(
          key,
          kind,
          kind === "services" ? defaults : undefined,
          own(under, key),
          own(over, key),
        );
      }
      setEntries(result, entriesOf(all) ?? new Map<string, Entry>());
      return result;
    };
    const whole: Record<string, unknown> = Object.assign(Object.create(null), merged);
    for (const kind of entryKinds) whole[kind] = entriesUnder(kind);
    delete whole["defaults"];
    setEntries(whole, entriesOf(merged) ?? new Map<string, Entry>());
    return fillDefaults(whole, platformDefaults, "") as unknown as ResolvedSpec;
  };
  return { mergeOverlay, resolve };
}

const emptyMap: Section = Object.freeze(Object.create(null));

function own(section: Section, key: string): unknown {
  return Object.hasOwn(section, key) ? section[key] : undefined;
}

/** A map from lists of identities to sections. */
function createCache() {
  type Level = Map<unknown, Level | Section>;
  const root: Level = new Map();
  const reach = (parts: readonly unknown[]): Level => {
    let level = root;
    for (const part of parts) {
      let next = level.get(part) as Level | undefined;
      if (next === undefined) {
        next = new Map();
        level.set(part, next);
      }
      level = next;
    }
    return level;
  };
  return {
    get: (parts: readonly unknown[]): Section | undefined =>
      reach(parts.slice(0, -1)).get(parts.at(-1)) as Section | undefined,
    set: (parts: readonly unknown[], section: Section): void => {
      reach(parts.slice(0, -1)).set(parts.at(-1), section);
    },
  };
}
