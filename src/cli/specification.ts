/** What every command about a specification starts from: its files, its project, and the environments asked for. */
import { basename, dirname } from "node:path";
import type { SpecSources } from "../compiler/analyze.ts";
import type { Source } from "../source/source.ts";
import type { Invocation } from "./command.ts";
import { loadSpec, selectEnvironments } from "./load-spec.ts";

export interface Specification {
  readonly sources: SpecSources;
  /** The same in one list, for renderers. */
  readonly files: readonly Source[];
  /** The environments asked for, in the order of their names. */
  readonly selected: readonly string[];
  /** Absolute path of the project: the folder above `spec`, or the specification's own. */
  readonly project: string;
  /** The specification's folder as origins have it: `spec`, or empty where it is the project itself. */
  readonly label: string;
}

/** Reads the specification that the first operand names. Throws `Failure` for what cannot be read or does not exist. */
export function readSpecification(
  { environments, terminal }: Pick<Invocation, "environments" | "terminal">,
  path: string | undefined,
): Specification {
  const { folder, sources } = loadSpec({ cwd: terminal.cwd, path });
  const isSpec = basename(folder) === "spec";
  return {
    sources,
    files: [sources.platform, ...Object.values(sources.environments), ...Object.values(sources.inventories)],
    selected: selectEnvironments(sources, environments),
    project: isSpec ? dirname(folder) : folder,
    label: isSpec ? "spec" : "",
  };
}
