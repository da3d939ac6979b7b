/**
 * Reads a specification from disk: the platform file, and beside it `environments/*.yaml` and `inventory/*.json`. What
 * the texts say is the compiler's matter; here stands what can go wrong before there is a text.
 */
import { join } from "node:path";
import { environmentNames, type SpecSources } from "../compiler/analyze.ts";
import { Failure } from "../diagnostic/failure.ts";
import { quotedList, suggestion } from "../diagnostic/nearest.ts";
import type { Source } from "../source/source.ts";
import { displayName, listFolder, readText } from "./files.ts";
import { findPlatformFile } from "./find-platform.ts";

export interface LoadedSpec {
  /** Absolute path of the folder that holds the platform file. */
  readonly folder: string;
  /** Named as the author would name them: relative to the working directory, with slashes. */
  readonly sources: SpecSources;
}

export interface LoadRequest {
  /** Absolute path of the working directory. */
  readonly cwd: string;
  /** The platform file or its folder as the author wrote it; `undefined` for the usual places. */
  readonly path: string | undefined;
}

/** Reads every file of a specification. Throws `Failure` with the path and the way out for each that cannot be read. */
export function loadSpec({ cwd, path }: LoadRequest): LoadedSpec {
  const { file, folder } = findPlatformFile(cwd, path);
  return {
    folder,
    sources: {
      platform: { name: displayName(cwd, file), text: readText(cwd, file) },
      environments: readFolder(cwd, join(folder, "environments"), ".yaml"),
      inventories: readFolder(cwd, join(folder, "inventory"), ".json"),
    },
  };
}

/**
 * The environments that were asked for, in the order of their names; all where none was. Throws `Failure` for one that
 * is not declared.
 */
export function selectEnvironments(sources: SpecSources, wanted: readonly string[]): readonly string[] {
  const names = environmentNames(sources);
  for (const name of wanted) {
    if (names.includes(name)) continue;
    const file = `${sources.platform.name.replace(/[^/]*$/, "environments/")}${name}.yaml`;
    const known = suggestion(name, names) || `give ${quotedList(names, names.length)}, or `;
    throw new Failure({
      kind: "use",
      message: `environment "${name}" is not declared`,
      help: `${known}create "${file}"`,
    });
  }
  return wanted.length === 0 ? names : names.filter((name) => wanted.includes(name));
}

/** The files of a folder by the environment that each is named after, in the order of their names. */
function readFolder(cwd: string, folder: string, extension: string): Readonly<Record<string, Source>> {
  const sources: [string, Source][] = [];
  for (const name of listFolder(cwd, folder)) {
    const file = join(folder, name);
    refuseOtherSpelling(cwd, file, extension);
    if (name.startsWith(".") || !name.endsWith(extension)) continue;
    sources.push([name.slice(0, -extension.length), { name: displayName(cwd, file), text: readText(cwd, file) }]);
  }
  return Object.fromEntries(sources);
}

/** `production.yml` would be passed over in silence, and production would compile without what it says. */
function refuseOtherSpelling(cwd: string, file: string, extension: string): void {
  const renamed = file.replace(/\.(yml|YML|YAML|JSON)$/, extension);
  if (extension === ".json" ? !/\.JSON$/.test(file) : !/\.(yml|YML|YAML)$/.test(file)) return;
  throw new Failure({
    kind: "use",
    message: `"${displayName(cwd, file)}" is not read: the name of such a file ends in "${extension}"`,
    help: `rename it to "${displayName(cwd, renamed)}"`,
  });
}
