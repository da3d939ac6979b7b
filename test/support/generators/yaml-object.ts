/** Specifications as plain objects, and the text that says the same. */
import { stringify } from "yaml";
import type { SpecSources } from "../../../src/compiler/analyze.ts";

/** A value as YAML has it, without positions. */
export type Plain = string | number | boolean | null | readonly Plain[] | PlainMap;
export interface PlainMap {
  readonly [key: string]: Plain;
}

/** A specification: the platform, and by environment what its files say. */
export interface PlainSpec {
  readonly platform: PlainMap;
  readonly environments: { readonly [name: string]: PlainMap };
  readonly inventories: { readonly [name: string]: PlainMap };
}

/** YAML of an object, long lines unbroken. */
export function yamlOf(value: Plain): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** The files of a specification; `print` writes each, YAML for people by default. */
export function sourcesOf(spec: PlainSpec, print: (value: PlainMap) => string = yamlOf): SpecSources {
  const named = (
    folder: string,
    extension: string,
    files: PlainSpec["environments"],
    write: (value: PlainMap) => string,
  ) =>
    Object.fromEntries(
      Object.entries(files).map(([name, value]) => [
        name,
        { name: `${folder}/${name}.${extension}`, text: write(value) },
      ]),
    );
  return {
    platform: { name: "platform.yaml", text: print(spec.platform) },
    environments: named("environments", "yaml", spec.environments, print),
    inventories: named("inventory", "json", spec.inventories, (value) => JSON.stringify(value, undefined, 2)),
  };
}

/** A map without the keys whose value is undefined. */
export function compact(map: { readonly [key: string]: Plain | undefined }): PlainMap {
  return Object.fromEntries(Object.entries(map).filter((entry): entry is [string, Plain] => entry[1] !== undefined));
}

/** The map below a key; an empty one where there is none. */
export function mapAt(map: PlainMap, ...path: readonly string[]): PlainMap {
  return path.reduce<PlainMap>((at, key) => (Object.hasOwn(at, key) ? (at[key] as PlainMap) : {}), map);
}
