/** Writes the workflows into the repository: ours only, and none that somebody has changed. */
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { Failure } from "../diagnostic/failure.ts";
import { type EmittedWorkflows, originOf } from "../emitters/workflows/emitter.ts";
import { displayName, writeText } from "./files.ts";

export interface WrittenWorkflows {
  /** As the author would name them, each with what became of it. */
  readonly files: readonly { readonly path: string; readonly change: "written" | "unchanged" | "removed" }[];
}

/** The repository around a project: the folder with `.git`, else the project itself. Absolute. */
export function repositoryFolder(project: string): string {
  for (let folder = resolve(project); ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return resolve(project);
  }
}

/** Where a project is in its repository, with forward slashes; empty where it is the repository itself. */
export function projectInRepository(repository: string, project: string): string {
  return relative(repository, resolve(project)).split(sep).join("/");
}

/** All of them, or, where a file is in the way, none: throws `Failure` with its name then. */
export function writeWorkflows(
  { files, unused }: EmittedWorkflows,
  { repository, cwd }: { readonly repository: string; readonly cwd: string },
): WrittenWorkflows {
  const present = (path: string): string | undefined => {
    const file = join(repository, path);
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  };
  const origins = [...files.map(({ path }) => path), ...unused].map((path) => {
    const text = present(path);
    return { path, origin: text === undefined ? "absent" : originOf(text) };
  });
  for (const { path, origin } of origins) {
    const name = displayName(cwd, join(repository, path));
    // A file of somebody else's under a name that is not needed is left alone.
    if (origin === "foreign" && !unused.includes(path)) {
      throw new Failure({
        kind: "use",
        message: `"${name}" was not written by provfair-compile`,
        help: "move it to another name, and emit again",
      });
    }
    if (origin === "changed") {
      throw new Failure({
        kind: "use",
        message: `"${name}" has been changed since provfair-compile wrote it`,
        help: "put the change into a workflow of your own, delete this one, and emit again",
      });
    }
  }
  const written = files.map(({ path, text }) => {
    const name = displayName(cwd, join(repository, path));
    if (present(path) === text) return { path: name, change: "unchanged" as const };
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeText(cwd, join(repository, path), text);
    return { path: name, change: "written" as const };
  });
  const removed = origins.flatMap(({ path, origin }) => {
    if (origin !== "ours" || !unused.includes(path)) return [];
    rmSync(join(repository, path));
    return [{ path: displayName(cwd, join(repository, path)), change: "removed" as const }];
  });
  return { files: [...written, ...removed] };
}
