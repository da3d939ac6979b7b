/** Where the platform file is: as the author says, or in the usual places. */
import { statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { Failure } from "../diagnostic/failure.ts";
import { displayName, fileFailure, isLink } from "./files.ts";

export interface PlatformFile {
  /** Absolute. */
  readonly file: string;
  /** Absolute; the folder that holds it. */
  readonly folder: string;
}

const fileName = "platform.yaml";
const givePath = "give the path of a platform.yaml, or of the folder that holds it";

/** Finds the platform file, in a folder or in its `spec`. Throws `Failure` where there is none. */
export function findPlatformFile(cwd: string, path: string | undefined): PlatformFile {
  if (path === "") {
    throw new Failure({
      kind: "use",
      message: "the path is empty",
      help: 'give a platform.yaml, or its folder, such as "spec"',
    });
  }
  const given = resolve(cwd, path ?? ".");
  const kind = kindOf(cwd, given);
  if (kind === "file") return checked(cwd, given);
  if (kind === "missing") {
    throw new Failure({ kind: "use", message: `"${path}" does not exist`, help: givePath });
  }
  for (const folder of [given, join(given, "spec")]) {
    const file = join(folder, fileName);
    if (kindOf(cwd, file) !== "missing") return { file, folder };
  }
  throw missingIn(cwd, given);
}

function missingIn(cwd: string, folder: string): Failure {
  const where = folder === cwd ? "this folder" : `"${displayName(cwd, folder)}"`;
  const other = ["platform.yml", "spec/platform.yml"].find((name) => kindOf(cwd, join(folder, name)) === "file");
  const otherName = displayName(cwd, join(folder, other ?? ""));
  return new Failure({
    kind: "use",
    message: `there is no "platform.yaml" or "spec/platform.yaml" in ${where}`,
    help: other === undefined ? givePath : `rename "${otherName}" to "${otherName.replace(/yml$/, "yaml")}"`,
  });
}

/** Refuses an environment's file where the platform's is meant. */
function checked(cwd: string, file: string): PlatformFile {
  const folder = dirname(file);
  const platform = join(dirname(folder), fileName);
  if (basename(folder) === "environments" && kindOf(cwd, platform) === "file") {
    throw new Failure({
      kind: "use",
      message: `"${displayName(cwd, file)}" is an environment's file, not a platform's`,
      help: `give "${displayName(cwd, platform)}" and --environment ${basename(file).replace(/\.[^.]*$/, "")}`,
    });
  }
  return { file, folder };
}

function kindOf(cwd: string, path: string): "file" | "folder" | "missing" {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if ((code === "ENOENT" && !isLink(path)) || code === "ENOTDIR") return "missing";
    throw fileFailure(cwd, path, error);
  }
}
