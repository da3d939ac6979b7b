/** Reading and writing files for a person: each failure names the path as the author would and says what to do. */
import { lstatSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { relative, sep } from "node:path";
import { Failure } from "../diagnostic/failure.ts";

/** Far above what the parser accepts; what is larger is not even read. */
const largestFile = 64 * 1024 * 1024;

/** A path as the author would write it: relative to the working directory, with slashes. */
export function displayName(cwd: string, path: string): string {
  const name = relative(cwd, path);
  return name === "" ? "." : name.split(sep).join("/");
}

/**
 * The text of a regular file. Bytes that are not UTF-8 become U+FFFD, which the parser reports with its position. Throws
 * `Failure` where there is no such file or it cannot be read.
 */
export function readText(cwd: string, file: string): string {
  try {
    const status = statSync(file);
    if (!status.isFile()) throw notAFile(cwd, file, status.isDirectory());
    if (status.size > largestFile) throw tooLarge(cwd, file, status.size);
    return readFileSync(file, "utf8");
  } catch (error) {
    throw fileFailure(cwd, file, error);
  }
}

/** Writes a file whole, or leaves what was there: into a new file beside it, which then takes its name. Throws `Failure`. */
export function writeText(cwd: string, file: string, text: string): void {
  const staged = `${file}.${process.pid}.new`;
  try {
    writeFileSync(staged, text, { flag: "wx" });
    renameSync(staged, file);
  } catch (error) {
    removeQuietly(staged);
    const { code, message } = error as NodeJS.ErrnoException;
    throw failure(
      code === "EISDIR" || code === "ENOENT" || code === "ENOTDIR" ? "use" : "machine",
      displayName(cwd, file),
      `cannot be written (${code ?? message})`,
      "name a file in a folder that exists",
      error,
    );
  }
}

/** Removes a file that may not be there, and whose folder may not be one. */
function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What could not be written cannot be removed either.
  }
}

/** The names in a folder, sorted; none where there is no such folder. Throws `Failure` where it cannot be listed. */
export function listFolder(cwd: string, folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT" && !isLink(folder)) return [];
    throw fileFailure(cwd, folder, error);
  }
}

/** The failure that a file operation's error amounts to; one that is a `Failure` already stays as it is. */
export function fileFailure(cwd: string, path: string, error: unknown): Failure {
  if (error instanceof Failure) return error;
  const name = displayName(cwd, path);
  const { code = "unknown error" } = error as NodeJS.ErrnoException;
  const known = knownErrors[code];
  const { kind, problem, help } = known ?? {
    kind: "machine",
    problem: `cannot be read (${code})`,
    help: "check the disk",
  };
  if (code === "ENOENT" && isLink(path)) {
    return failure(
      "use",
      name,
      "is a symbolic link to a file that does not exist",
      "restore the file, or replace the link",
      error,
    );
  }
  return failure(kind, name, problem, help, error);
}

interface KnownError {
  readonly kind: "use" | "machine";
  readonly problem: string;
  readonly help: string;
}

const knownErrors: Readonly<Record<string, KnownError>> = {
  ENOENT: { kind: "use", problem: "does not exist", help: "check the path" },
  ENOTDIR: { kind: "use", problem: "is not a folder", help: "check the path" },
  EISDIR: { kind: "use", problem: "is a folder, where a file is meant", help: "move it away, or check the path" },
  EACCES: { kind: "machine", problem: "cannot be read: permission denied", help: "allow this user to read it" },
  EPERM: { kind: "machine", problem: "cannot be read: not permitted", help: "allow this user to read it" },
  ELOOP: { kind: "use", problem: "is a symbolic link that leads back to itself", help: "replace the link by the file" },
  ENAMETOOLONG: { kind: "use", problem: "has a name longer than the file system allows", help: "check the path" },
  EMFILE: {
    kind: "machine",
    problem: "cannot be opened: too many files are open",
    help: "raise the limit (ulimit -n)",
  },
  EIO: { kind: "machine", problem: "cannot be read: the disk reports an error", help: "check the disk" },
};

function failure(kind: "use" | "machine", name: string, problem: string, help: string, cause: unknown): Failure {
  return new Failure({ kind, message: `"${name}" ${problem}`, help }, { cause });
}

function notAFile(cwd: string, file: string, isFolder: boolean): Failure {
  const problem = isFolder ? "is a folder, where a file is meant" : "is neither a file nor a folder";
  const help = isFolder ? "move it away, or check the path" : "give a regular file";
  return new Failure({ kind: "use", message: `"${displayName(cwd, file)}" ${problem}`, help });
}

function tooLarge(cwd: string, file: string, bytes: number): Failure {
  const mebibytes = Math.ceil(bytes / (1024 * 1024));
  return new Failure({
    kind: "use",
    message: `"${displayName(cwd, file)}" has ${mebibytes} MiB, far more than a specification`,
    help: "check that this is the intended file",
  });
}

/** Whether the path itself is a symbolic link, wherever it leads. */
export function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}
