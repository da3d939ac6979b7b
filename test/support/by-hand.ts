/** Pulumi's own command line in an emitted folder, as its README says, without anything of ours. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { EngineRun } from "./engine.ts";
import { buildLanguageHost, buildProviders } from "./providers/build.ts";
import { findPulumi } from "./pulumi-cli.ts";

const modules = fileURLToPath(new URL("../../node_modules", import.meta.url));

export interface HandResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `pulumi` with these words in the folder of a stack's program. */
export type Pulumi = (stack: string, ...words: readonly string[]) => HandResult;

/** The plugins are on PATH, where Pulumi looks for those that nobody has installed; the packages beside the programs. */
export async function pulumiByHand(run: EngineRun): Promise<Pulumi> {
  const cli = findPulumi() ?? "";
  const plugins = join(run.folder, "plugins");
  mkdirSync(plugins, { recursive: true });
  for (const { name, path } of await buildProviders()) link(plugins, `pulumi-resource-${name}`, path);
  link(plugins, "pulumi-language-nodejs", await buildLanguageHost());
  const installed = join(run.folder, "node_modules");
  if (!existsSync(installed)) symlinkSync(modules, installed);
  const path = [plugins, join(cli, "bin"), dirname(process.execPath), "/usr/bin", "/bin"].join(delimiter);
  return (stack, ...words) =>
    spawnSync(join(cli, "bin", "pulumi"), [...words, "--non-interactive", "--color", "never"], {
      cwd: join(run.folder, "programs", stack),
      env: { HOME: run.folder, PULUMI_SKIP_UPDATE_CHECK: "true", ...run.environment, PATH: path },
      encoding: "utf8",
      maxBuffer: 256 * 1024 * 1024,
    });
}

/** A link would be followed to a name that nobody looks for. */
function link(folder: string, name: string, target: string): void {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\nexec '${join(target, name)}' "$@"\n`);
  chmodSync(file, 0o755);
}
