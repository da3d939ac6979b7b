/**
 * Makes the programs of the simulated providers, and of the language host: each a folder with an executable, such as
 * `pulumi-resource-<name>`, one bundled file with all it needs, because the engine starts every provider again for every operation.
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

let host: Promise<string> | undefined;

/** The folder with the stand-in `pulumi-language-nodejs`; built once for each test process. */
export function buildLanguageHost(): Promise<string> {
  host ??= buildPlugin("language-host", "pulumi-language-nodejs");
  return host;
}

async function buildProvider(name: (typeof names)[number]): Promise<ProviderPlugin> {
  return { name, path: await buildPlugin(name, `pulumi-resource-${name}`) };
}

/** The folder with the program that is bundled from `<name>.ts`. */
async function buildPlugin(name: string, file: string): Promise<string> {
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
  const [output] = result.outputFiles;
  if (output === undefined) throw new Error(`${name} has no output`);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "package.json"), '{ "type": "commonjs" }\n');
  const program = join(path, file);
  const unfinished = `${program}.${process.pid}`;
  writeFileSync(unfinished, output.contents);
  chmodSync(unfinished, 0o755);
  renameSync(unfinished, program);
  return path;
}
