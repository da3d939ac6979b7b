/** A leaf of the language: values that must make a difference, and the context in which they do. */
import type { Plain, PlainMap } from "./generators/yaml-object.ts";

export interface LeafCase {
  /** Two or more, each of which must differ from all others; one where the language knows no other. */
  readonly values: readonly Plain[];
  /** Where there is one value: the section without which it must be different. */
  readonly absent?: string;
  /** Put over the minimal platform; the leaf itself is set in it afterwards. */
  readonly platform?: PlainMap;
  /** Put over the platform for one value, where no context is valid for all: by the value. */
  readonly beside?: Readonly<Record<string, PlainMap>>;
  /** Put over the environment's file. */
  readonly environment?: PlainMap;
  /** What the environment's inventory says. */
  readonly inventory?: PlainMap;
  /** Further environments, by name. */
  readonly others?: Readonly<Record<string, PlainMap>>;
}

export const only = (...values: readonly Plain[]): LeafCase => ({ values });
export const within = (platform: PlainMap, ...values: readonly Plain[]): LeafCase => ({ values, platform });

export function prefixed(
  prefix: string,
  cases: Readonly<Record<string, LeafCase>>,
): Readonly<Record<string, LeafCase>> {
  return Object.fromEntries(Object.entries(cases).map(([path, one]) => [`${prefix}${path}`, one]));
}
