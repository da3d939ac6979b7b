/**
 * Makes the programs of the simulated providers: each a folder with an executable `pulumi-resource-<name>`, one bundled
 * file with all it needs, because the engine starts every provider again for every operation.
 */
import { chmodSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export interface ProviderPlugin {
  readonly name: string;
  /** Absolute path of the folder that holds the program. */
  readonly path: string;
}

const root = fileURLToPath(new URL("../../..", import.meta.url));
const names = ["aws", "awsx", "mongodbatlas"] as const;
let built: Promise<readonly ProviderPlugin[]> | undefined;

/** The plugins as Pulumi.yaml names them under `plugins.providers`; built once for each test process. */
export function buildProviders(): Promise<readonly ProviderPlugin[]> {
  built ??= Promise.all(names.map(buildProvider));
  return built;
}

async function buildProvider(name: (typeof names)[number]): Promise<ProviderPlugin> {
  const path = join(root, ".cache", "simulated-providers", name);
  const result = await build({
    absWorkingDir: root,
    entryPoints: [`test/support/providers/${name}.ts`],
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20.19",
    banner: { js: "#!/usr/bin/env node" },
    logLevel: "warning",
  });
  const [file] = result.outputFiles;
  if (file === undefined) throw new Error(`the provider ${name} has no output`);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "package.json"), '{ "type": "commonjs" }\n');
  const program = join(path, `pulumi-resource-${name}`);
  const unfinished = `${program}.${process.pid}`;
  writeFileSync(unfinished, file.contents);
  chmodSync(unfinished, 0o755);
  renameSync(unfinished, program);
  return { name, path };
}
