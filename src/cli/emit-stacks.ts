/** Writes the programs of stacks, each into its own folder: all of them, or none. */
import { join, resolve } from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import { Failure } from "../diagnostic/failure.ts";
import { hashText } from "../emitters/files.ts";
import { emitPulumiProgram } from "../emitters/pulumi/emitter.ts";
import type { StackGraph } from "../graph/graph.ts";
import { displayName } from "./files.ts";
import { inspectOutput, type Refusal, writeOutput } from "./write-output.ts";

export interface EmitRequest {
  readonly stacks: readonly StackGraph[];
  /** Absolute path of the folder above all programs. */
  readonly out: string;
  /** Absolute path of the working directory, for the names in messages. */
  readonly cwd: string;
}

export interface EmittedStack {
  readonly stack: StackGraph;
  /** Absolute. */
  readonly folder: string;
  readonly files: number;
  /** SHA-256 of the bytes of each file, in hexadecimal, by its path: what was compiled, whatever is on the disk later. */
  readonly hashes: Readonly<Record<string, string>>;
  /** Files of an earlier program that this one no longer has. */
  readonly removed: readonly string[];
}

/** Where programs go: the folder that was named, below the working directory, or the project's `build`. */
export function outputFolder(cwd: string, project: string, given: string | undefined): string {
  if (given === "") {
    throw new Failure({ kind: "use", message: "the path of --out is empty", help: 'name a folder, such as "build"' });
  }
  return given === undefined ? join(project, "build") : resolve(cwd, given);
}

/** The folder of a stack's program. */
export function programFolder(out: string, { environment, name }: StackGraph): string {
  return join(out, environment, name);
}

/** Writes every program. Throws `Failure` where one cannot be written; where a folder is not ours nothing is. */
export async function emitStacks({ stacks, out, cwd }: EmitRequest): Promise<readonly EmittedStack[]> {
  const programs = stacks.map((stack) => ({
    stack,
    folder: programFolder(out, stack),
    files: emitPulumiProgram(stack, { compiler: packageJson.version }),
  }));
  for (const { folder } of programs) {
    const refusal = await inspectOutput(folder);
    if (refusal) throw refused(refusal, cwd);
  }
  const written: EmittedStack[] = [];
  for (const { stack, folder, files } of programs) {
    const result = await writeOutput(folder, files);
    if (result.kind !== "written") throw refused(result, cwd);
    const hashes = Object.fromEntries(files.map(({ path, text }) => [path, hashText(text)]));
    written.push({ stack, folder, files: files.length, hashes, removed: result.removed });
  }
  return written;
}

/** How many of the files that stand in the way are named. */
const namedFiles = 5;

function refused(result: Refusal, cwd: string): Failure {
  switch (result.kind) {
    case "not-ours":
      return new Failure({
        kind: "use",
        message: `"${displayName(cwd, result.folder)}" holds files that provfair-compile did not write`,
        help: result.help,
      });
    case "changed": {
      const files = [
        ...result.changed.map((path) => `${path} (changed)`),
        ...result.foreign.map((path) => `${path} (not ours)`),
      ];
      const more = files.length > namedFiles ? ` and ${files.length - namedFiles} more` : "";
      return new Failure({
        kind: "use",
        message: `"${displayName(cwd, result.folder)}" would lose ${files.slice(0, namedFiles).join(", ")}${more}`,
        help: result.help,
      });
    }
    case "failed":
      return new Failure({
        kind: "machine",
        message: `"${displayName(cwd, result.path)}" cannot be written: ${result.message}`,
        help: "the program that was there before is whole; name another folder with --out, or remove the cause",
      });
  }
}
