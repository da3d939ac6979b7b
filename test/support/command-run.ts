/**
 * Runs the built command line on the real engine, as a person would: a project in a scratch folder, the simulated
 * providers on PATH, an STS of its own that says whose the credentials are, and the lists of what the cloud has.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startLists } from "./aws/lists.ts";
import { type Cloud, createCloud } from "./cloud.ts";
import { buildProviders } from "./providers/build.ts";
import { findPulumi } from "./pulumi-cli.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface CommandRunResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCommand {
  readonly child: ChildProcess;
  /** What it has printed up to now, on both streams. */
  readonly printed: () => string;
  readonly ended: Promise<CommandRunResult>;
}

export interface CommandRun {
  readonly folder: string;
  readonly cloud: Cloud;
  /** Of every command; may be changed. */
  readonly variables: Record<string, string>;
  /** Who the credentials belong to, as STS says; the providers see the cloud's. */
  account: string;
  /** How often STS was asked. */
  readonly asked: () => number;
  /** Writes a file of the project. */
  write(path: string, text: string): void;
  start(...words: readonly string[]): RunningCommand;
  run(...words: readonly string[]): Promise<CommandRunResult>;
  dispose(): void;
}

/** A project with these files, by their path: `spec/platform.yaml`. */
export async function createCommandRun(
  files: Readonly<Record<string, string>>,
  account = "444455556666",
): Promise<CommandRun> {
  const cli = findPulumi();
  if (cli === undefined) throw new Error("Pulumi's command line is not there; run: npm run build:pulumi-cli");
  const folder = mkdtempSync(join(tmpdir(), "commands-"));
  const project = join(folder, "project");
  const program = join(folder, "program");
  spawnSync(process.execPath, [join(root, "tools/build.mjs")]);
  for (const name of ["bin", "dist", "package.json"])
    cpSync(join(root, name), join(program, name), { recursive: true });
  const cloud = createCloud(join(folder, "cloud"), account);
  const plugins = join(folder, "plugins");
  mkdirSync(plugins);
  for (const { name, path } of await buildProviders()) {
    const plugin = join(plugins, `pulumi-resource-${name}`);
    const real = join(path, `pulumi-resource-${name}`);
    writeFileSync(plugin, `#!/bin/sh\nSIMULATED_CLOUD='${cloud.environment["SIMULATED_CLOUD"]}' exec '${real}' "$@"\n`);
    chmodSync(plugin, 0o755);
  }
  // The packages are found from the project, as they are where somebody has installed them.
  mkdirSync(project);
  spawnSync("ln", ["-s", join(root, "node_modules"), join(project, "node_modules")]);

  let asked = 0;
  const server = createServer((_, response) => {
    asked++;
    const arn = `arn:aws:iam::${run.account}:user/tester`;
    response.end(
      `<GetCallerIdentityResult><Arn>${arn}</Arn><Account>${run.account}</Account></GetCallerIdentityResult>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const lists = await startLists(cloud);

  const start: CommandRun["start"] = (...words) => {
    const child = spawn(process.execPath, [join(program, "bin/provfair-compile.js"), ...words], {
      cwd: project,
      env: run.variables,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString("utf8");
    });
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString("utf8");
    });
    const ended = new Promise<CommandRunResult>((resolve) => {
      child.once("close", (status) => resolve({ status, stdout, stderr }));
    });
    return { child, printed: () => stdout + stderr, ended };
  };
  const run: CommandRun = {
    folder: project,
    cloud,
    account,
    variables: {
      PATH: [plugins, dirname(process.execPath), "/usr/bin", "/bin"].join(delimiter),
      HOME: join(folder, "home"),
      PULUMI_ROOT: cli,
      PULUMI_HOME: join(folder, "pulumi-home"),
      PULUMI_CONFIG_PASSPHRASE: "correct horse battery",
      ...lists.variables,
      AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${port}/`,
    },
    asked: () => asked,
    write: (path, text) => {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), text);
    },
    start,
    run: (...words) => start(...words).ended,
    dispose: () => {
      server.close();
      lists.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  for (const [path, text] of Object.entries(files)) run.write(path, text);
  return run;
}
