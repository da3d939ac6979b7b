/** The Dockerfiles of images that are built here, as far as they are in the project, and what is wrong with them. */
import { lstatSync } from "node:fs";
import { join, sep } from "node:path";
import type { Analysis } from "../compiler/analyze.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Source } from "../source/source.ts";
import { displayName, readText } from "./files.ts";

type Environments = NonNullable<Analysis["environments"]>;

export interface LintedDockerfiles {
  readonly files: readonly Source[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A folder without a Dockerfile is passed over: what builds the image may be elsewhere. Neither links are
 * followed, nor ways out of the project. */
export async function lintDockerfiles(
  environments: Environments,
  { project, cwd }: { readonly project: string; readonly cwd: string },
): Promise<LintedDockerfiles> {
  const paths = foldersOf(environments)
    .map((folder) => join(project, folder, "Dockerfile"))
    .filter((path) => path.startsWith(join(project, sep)) && lstatSync(path, { throwIfNoEntry: false })?.isFile());
  if (paths.length === 0) return { files: [], diagnostics: [] };
  const { lintDockerfile } = await import("../analysis/dockerfile/lint.ts");
  const files = paths.map((path): Source => ({ name: displayName(cwd, path), text: readText(cwd, path) }));
  return { files, diagnostics: files.flatMap(lintDockerfile) };
}

/** Each folder once, in order. */
function foldersOf(environments: Environments): readonly string[] {
  const folders = new Set<string>();
  const add = (image: object) => {
    if ("build" in image && typeof image.build === "string") folders.add(image.build);
  };
  for (const { spec } of environments) {
    for (const { image, sidecars } of Object.values(spec.services)) {
      add(image);
      for (const sidecar of Object.values(sidecars)) add(sidecar.image);
    }
    for (const { image } of Object.values(spec.jobs)) add(image);
  }
  return [...folders].sort();
}
