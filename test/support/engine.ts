/**
 * Runs emitted programs on the real engine over a simulated cloud: a platform in a scratch folder with its own Pulumi
 * home, backend and cloud.
 */
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import { build } from "esbuild";
import { hashText } from "../../src/emitters/files.ts";
import { emitPulumiProgram } from "../../src/emitters/pulumi/emitter.ts";
import { findCli } from "../../src/engine/run/find-cli.ts";
import type { OperationFlags, OperationRequest, Outcome, Succeeded } from "../../src/engine/run/messages.ts";
import { runOperation } from "../../src/engine/run/operation.ts";
import { findSdk } from "../../src/engine/verify/sdk.ts";
import { type Setting, settingsOf } from "../../src/graph/configuration.ts";
import type { StackGraph } from "../../src/graph/graph.ts";
import { type Cloud, type CloudObject, createCloud } from "./cloud.ts";
import { buildProviders } from "./providers/build.ts";
import { findPulumi } from "./pulumi-cli.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * With these Pulumi writes the state at the end alone, instead of the whole of it twice for each resource, which is six
 * sevenths of the time of a large stack: for operations on one of hundreds of resources that nothing interrupts.
 */
export const STATE_AT_THE_END = { PULUMI_EXPERIMENTAL: "1", PULUMI_SKIP_CHECKPOINTS: "1" } as const;

export interface RunResult {
  readonly outcome: Outcome;
  readonly events: readonly EngineEvent[];
  /** What Pulumi printed. */
  readonly output: string;
  readonly milliseconds: number;
}

export interface RunOptions {
  readonly flags?: OperationFlags;
  readonly environment?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: EngineEvent) => void;
  /** More of the request: what `import` and `lookup` need, another place of the state. */
  readonly request?: Partial<Pick<OperationRequest, "state" | "lookups" | "backend" | "organization">>;
}

export interface EngineRunOptions {
  readonly project: string;
  /** Of the credentials; default: the account of the reference's production. */
  readonly account?: string;
  /** Another run of the same project, ended, as which this one begins: its cloud, states, settings and programs. */
  readonly from?: Pick<EngineRun, "folder">;
}

export interface EngineRun {
  readonly folder: string;
  /** The folder of the backend. */
  readonly backend: string;
  /** Of Pulumi, for whoever starts it apart from `run`. */
  readonly environment: Readonly<Record<string, string>>;
  readonly cloud: Cloud;
  /** Writes the program of a stack; from now on the operations of that stack run it. */
  emit(stack: StackGraph): void;
  run(stack: string, operation: OperationRequest["operation"], options?: RunOptions): Promise<RunResult>;
  /** As `run`; throws with what Pulumi printed where the operation fails. */
  succeed(
    stack: string,
    operation: OperationRequest["operation"],
    options?: RunOptions,
  ): Promise<Succeeded & RunResult>;
  /** Pulumi's own state of a stack, as its backend holds it; `undefined` where there is none. */
  state(stack: string): { readonly deployment: Deployment } | undefined;
  /** Takes the settings of a stack, with its key, that Pulumi has written beside the stack's program. */
  adoptSettings(stack: string): void;
  /** Removes everything. */
  dispose(): void;
}

export interface Deployment {
  readonly resources?: readonly {
    readonly urn: string;
    readonly id?: string;
    readonly type: string;
    readonly inputs?: object;
    readonly outputs?: CloudObject["outputs"];
    readonly delete?: boolean;
    readonly pendingReplacement?: boolean;
  }[];
  readonly pending_operations?: readonly { readonly type: string; readonly resource: { readonly urn: string } }[];
}

/** A platform's place to run in. Throws where there is no Pulumi: ask `findPulumi` first. */
export async function createEngineRun({ project, account, from }: EngineRunOptions): Promise<EngineRun> {
  const cli = findPulumi();
  if (cli === undefined) throw new Error("Pulumi's command line is not there; run: npm run build:pulumi-cli");
  const folder = mkdtempSync(join(tmpdir(), "engine-"));
  const backend = join(folder, "backend");
  if (from !== undefined) copyRun(from.folder, folder);
  const cloud = createCloud(join(folder, "cloud"), account);
  const [providers, script] = [await buildProviders(), await buildChild()];
  mkdirSync(backend, { recursive: true });
  const environment = {
    PULUMI_HOME: join(folder, "home"),
    PULUMI_CONFIG_PASSPHRASE: "a passphrase",
    ...cloud.environment,
  };
  const modules = findSdk([root], ["@pulumi/pulumi", "@pulumi/aws", "@pulumi/awsx"]);

  const { version: cliVersion } = findCli({ variables: { PULUMI_ROOT: cli } });
  const programs = new Map<string, OperationRequest["program"]>();
  const configured = new Map<string, readonly Setting[]>();
  const run: EngineRun["run"] = async (stack, operation, options = {}) => {
    const settings = join(folder, "settings", stack);
    mkdirSync(settings, { recursive: true });
    const events: EngineEvent[] = [];
    let output = "";
    const started = performance.now();
    const outcome = await runOperation({
      script,
      modules,
      request: {
        operation,
        folder: join(folder, "programs", stack),
        program: programs.get(stack) ?? {},
        entry: "bin/index.js",
        project,
        stack,
        settings,
        backend: pathToFileURL(backend).href,
        cli,
        cliVersion,
        secretsProvider: undefined,
        providers,
        environment: { ...environment, ...options.environment },
        flags: options.flags ?? {},
        generated: (configured.get(stack) ?? []).filter(({ generated }) => generated).map(({ key }) => key),
        configuration: (configured.get(stack) ?? []).filter(({ generated }) => !generated),
        ...options.request,
      },
      onEvent: (event) => {
        events.push(event);
        options.onEvent?.(event);
      },
      onOutput: (text) => {
        output += text;
      },
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    return { outcome, events, output, milliseconds: performance.now() - started };
  };

  return {
    folder,
    backend,
    environment: { ...environment, PULUMI_BACKEND_URL: pathToFileURL(backend).href },
    cloud,
    emit: (stack) => {
      configured.set(stack.name, settingsOf(stack));
      configure(stack, { cli, settings: join(folder, "settings", stack.name), environment, backend });
      const target = join(folder, "programs", stack.name);
      rmSync(target, { recursive: true, force: true });
      const files = emitPulumiProgram(stack, { compiler: "0.1.0" });
      programs.set(stack.name, Object.fromEntries(files.map(({ path, text }) => [path, hashText(text)])));
      for (const { path, text } of files) {
        mkdirSync(dirname(join(target, path)), { recursive: true });
        writeFileSync(join(target, path), text);
      }
    },
    run,
    succeed: async (stack, operation, options) => {
      const result = await run(stack, operation, options);
      if (result.outcome.kind === "failed")
        throw new Error(`${operation} ${stack}: ${result.outcome.message}\n${result.output}`);
      return { ...result, ...result.outcome };
    },
    state: (stack) => {
      const stacks = join(backend, ".pulumi", "stacks", project);
      const file = readdirSync(stacks).find((name) => name === `${stack}.json`);
      if (file === undefined) return undefined;
      const { checkpoint } = JSON.parse(readFileSync(join(stacks, file), "utf8")) as {
        checkpoint: { latest?: Deployment };
      };
      return { deployment: checkpoint.latest ?? {} };
    },
    adoptSettings: (stack) => {
      const file = `Pulumi.${stack}.yaml`;
      mkdirSync(join(folder, "settings", stack), { recursive: true });
      copyFileSync(join(folder, "programs", stack, file), join(folder, "settings", stack, file));
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Nothing in a run's folder names the folder; Pulumi's home, which is made anew in no time, is left out. */
function copyRun(from: string, to: string): void {
  for (const part of ["backend", "cloud", "settings", "programs"])
    cpSync(join(from, part), join(to, part), { recursive: true });
}

interface Place {
  readonly cli: string;
  /** Where Pulumi.yaml and the stack's settings are. */
  readonly settings: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The folder of the backend. */
  readonly backend: string;
}

/** Makes a stack whose program reads its configuration, and sets a value for each key, as a person would. */
function configure(stack: StackGraph, { cli, settings, environment, backend }: Place): void {
  const wanted = settingsOf(stack).filter(({ generated }) => !generated);
  if (wanted.length === 0 || existsSync(join(settings, `Pulumi.${stack.name}.yaml`))) return;
  mkdirSync(settings, { recursive: true });
  writeFileSync(join(settings, "Pulumi.yaml"), `name: ${stack.project}\nruntime: nodejs\n`);
  const env = { ...process.env, ...environment, PULUMI_BACKEND_URL: pathToFileURL(backend).href };
  const pulumi = (...words: readonly string[]) => {
    const all = [...words, "--stack", stack.name, "--cwd", settings, "--non-interactive"];
    const { status, stderr } = spawnSync(join(cli, "bin", "pulumi"), all, { env, encoding: "utf8" });
    if (status !== 0) throw new Error(`pulumi ${all.join(" ")}: ${stderr}`);
  };
  pulumi("stack", "init");
  for (const { key, secret } of wanted) {
    pulumi("config", "set", key, `the value of ${key}`, ...(secret ? ["--secret"] : []));
  }
}

let child: Promise<string> | undefined;

/** child.ts as one file. */
export function buildChild(): Promise<string> {
  const outfile = join(root, ".cache", "engine-run", `child-${process.pid}.cjs`);
  child ??= build({
    absWorkingDir: root,
    entryPoints: ["src/engine/run/child.ts"],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20.19",
    logLevel: "warning",
  }).then(() => outfile);
  return child;
}
