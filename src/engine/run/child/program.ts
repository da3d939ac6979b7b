/**
 * The program of a run, for the process of an operation (see child.ts): the files that this run has compiled, and no
 * others. Every command in a checkout writes the same folder, and a stack's turn can come half an hour after the run has
 * compiled its program; what is on the disk then may be of a specification that nobody looked at. So each file is read
 * once, compared with the hash that the run was given, and from then on is what was read: nothing of the folder counts
 * any more, while packages are still found from it. A copy of the folder for each run would do as well, but be left behind
 * by a run that is killed.
 */
import nodeFs, { readFileSync, realpathSync } from "node:fs";
import Module from "node:module";
import { join } from "node:path";
import { hashText } from "../../../emitters/files.ts";
import type { OperationRequest } from "../messages.ts";

/** The bytes of files by their absolute path, as Node resolves it. */
export type Files = ReadonlyMap<string, Buffer>;

/** Files of the folder are not those that the run has compiled. */
export class ChangedProgram extends Error {
  override readonly name = "ChangedProgram";
}

/** How many of the files that are others a message names. */
const NAMED = 5;

/** Reads the files of a request. Throws `ChangedProgram` where one is another than the request says, or is not there. */
export function readProgram({ folder, program }: Pick<OperationRequest, "folder" | "program">): Files {
  const files = new Map<string, Buffer>();
  const others: string[] = [];
  for (const [path, hash] of Object.entries(program)) {
    const { file, bytes } = read(join(folder, path));
    if (bytes === undefined || hashText(bytes) !== hash) others.push(path);
    else files.set(file, bytes);
  }
  if (others.length === 0) return files;
  const named = others.slice(0, NAMED).join(", ");
  const more = others.length > NAMED ? ` and ${others.length - NAMED} more` : "";
  throw new ChangedProgram(`files in "${folder}" are not those that this run has compiled: ${named}${more}`);
}

/** From now on these files are what was read, in this process: as modules, and as texts that the program reads. */
export function keepFiles(files: Files): void {
  const extensions = (Module as unknown as { _extensions: Record<string, Loader> })._extensions;
  const loadNow = extensions[".js"];
  extensions[".js"] = (module, file) => {
    const bytes = files.get(file);
    if (bytes === undefined) loadNow?.(module, file);
    else module._compile(bytes.toString("utf8"), file);
  };
  const readNow = nodeFs.readFileSync;
  const readKept = (path: Parameters<typeof readFileSync>[0], options?: Parameters<typeof readFileSync>[1]) => {
    const bytes = typeof path === "string" ? files.get(path) : undefined;
    if (bytes === undefined) return readNow(path, options);
    const encoding = typeof options === "string" ? options : options?.encoding;
    return encoding ? bytes.toString(encoding) : Buffer.from(bytes);
  };
  nodeFs.readFileSync = readKept as typeof readFileSync;
}

type Loader = (module: { _compile(text: string, file: string): void }, file: string) => void;

/** A file's path as Node resolves it, and its bytes; without bytes where it cannot be read. */
function read(path: string): { readonly file: string; readonly bytes?: Buffer } {
  try {
    const file = realpathSync(path);
    return { file, bytes: readFileSync(file) };
  } catch {
    return { file: path };
  }
}
