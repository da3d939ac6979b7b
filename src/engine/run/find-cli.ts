/** Finds Pulumi's command line, which all commands that run the programs need. */
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Failure } from "../../diagnostic/failure.ts";
import versions from "./pulumi-versions.json" with { type: "json" };

export interface FoundCli {
  /** The folder whose `bin/` holds it, from PULUMI_ROOT; `undefined`: it is on PATH. */
  readonly root: string | undefined;
  /** The program; absolute where PATH is. */
  readonly program: string;
  /** `3.220.0`. */
  readonly version: string;
}

export interface FindCliRequest {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** What `<program> version` prints; `undefined` where it cannot be run. */
  readonly versionOf?: (program: string) => string | undefined;
}

const program = process.platform === "win32" ? "pulumi.exe" : "pulumi";
const install = `install Pulumi ${versions.tested} (https://www.pulumi.com/docs/install/), or set PULUMI_ROOT to the folder above its "bin"`;
const without = "check, plan, effective, explain, emit and verify work without it";

/**
 * Pulumi's command line: `bin/pulumi` under PULUMI_ROOT where that is set, else the first of PATH. Throws `Failure` where
 * there is none, it does not run, or it is older than what the commands need.
 */
export function findCli({ variables, versionOf = askVersion }: FindCliRequest): FoundCli {
  const root = variables["PULUMI_ROOT"] || undefined;
  const found = root === undefined ? onPath(variables["PATH"] ?? "") : join(root, "bin", program);
  if (found === undefined) throw failure("Pulumi's command line is not on PATH");
  if (!isFile(found)) throw failure(`PULUMI_ROOT is "${root}", and there is no "${found}"`);
  const said = versionOf(found);
  const version = /^v?(\d+\.\d+\.\d+\S*)/.exec(said?.trim() ?? "")?.[1];
  if (version === undefined) throw failure(`"${found} version" does not answer with a version`);
  if (isOlder(version, versions.minimum)) {
    throw failure(`Pulumi ${version} is older than ${versions.minimum}, the oldest that works ("${found}")`);
  }
  return { root, program: found, version };
}

function failure(message: string): Failure {
  return new Failure({ kind: "machine", message, help: `${install}; ${without}` });
}

function onPath(path: string): string | undefined {
  const folders = path.split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, program)).find(isFile);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Compares major, minor and patch; what follows a hyphen does not count. */
function isOlder(version: string, than: string): boolean {
  const numbers = (text: string) => (text.split("-")[0] ?? "").split(".").map(Number);
  const wanted = numbers(than);
  for (const [index, number] of numbers(version).entries()) {
    const other = wanted[index] ?? 0;
    if (number !== other) return number < other;
  }
  return false;
}

function askVersion(path: string): string | undefined {
  const { status, stdout } = spawnSync(path, ["version"], {
    encoding: "utf8",
    env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
  });
  return status === 0 ? stdout : undefined;
}
