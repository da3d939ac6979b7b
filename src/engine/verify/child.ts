/** Runs a program in a process of its own, and sees to it that the process ends. */
import { type ChildProcess, spawn } from "node:child_process";
import { RUNNER } from "./runner.ts";

export interface ProgramOptions {
  /** The compiled entry file. */
  readonly entry: string;
  /** The program's folder, in which it runs. */
  readonly folder: string;
  /** Where packages are found that the program's own folders do not hold. */
  readonly modules: string;
  /** `127.0.0.1:<port>` of the monitor and engine. */
  readonly address: string;
  readonly project: string;
  readonly stack: string;
  readonly dryRun: boolean;
  /** Values by key, without namespace. */
  readonly configuration: Readonly<Record<string, string>>;
  readonly secretKeys: readonly string[];
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

export interface ProgramEnd {
  /** The exit code; `null` where a signal ended it. */
  readonly code: number | null;
  /** Why we ended it, if we did. */
  readonly stopped: "timeout" | "aborted" | "error" | undefined;
  /** What it wrote, shortened to its last part. */
  readonly output: string;
  /** Wall time from start to end, in milliseconds. */
  readonly milliseconds: number;
}

export interface RunningProgram {
  readonly ended: Promise<ProgramEnd>;
  /** Ends a program that has reported an error and may wait for answers that never come. */
  stopAfterError(): void;
}

/** Time for a program to end by itself after it has reported an error, in milliseconds. */
const GRACE = 1_000;
/** Time for the last output to arrive after the end, in milliseconds. */
const LAST_OUTPUT = 500;
const MAX_OUTPUT = 64 * 1024;
/** As many resources at once as Pulumi's command line allows by default. */
const PARALLEL = "16";

/**
 * Starts a program. Its environment holds nothing of ours but where to find programs: what a program registers may not
 * depend on the machine.
 */
export function startProgram(options: ProgramOptions): RunningProgram {
  const started = performance.now();
  const child = spawn(process.execPath, ["--stack-trace-limit=0", "--eval", RUNNER, options.entry], {
    cwd: options.folder,
    env: environmentOf(options),
    stdio: ["pipe", "pipe", "pipe"],
    windowsHide: true,
  });
  let stopped: ProgramEnd["stopped"];
  let output = "";
  const collect = (chunk: Buffer) => {
    output = (output + chunk.toString("utf8")).slice(-MAX_OUTPUT);
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  // A lifeline that breaks because the program has ended is no error of ours.
  child.stdin.on("error", () => undefined);

  const stop = (reason: NonNullable<ProgramEnd["stopped"]>) => {
    stopped ??= reason;
    child.kill("SIGKILL");
  };
  const timer = setTimeout(() => stop("timeout"), options.timeoutMs);
  let grace: NodeJS.Timeout | undefined;
  const abort = () => stop("aborted");
  if (options.signal?.aborted) abort();
  options.signal?.addEventListener("abort", abort, { once: true });
  const release = tieToProcess(child);

  const ended = new Promise<ProgramEnd>((resolve, reject) => {
    const finish = () => {
      clearTimeout(timer);
      clearTimeout(grace);
      options.signal?.removeEventListener("abort", abort);
      release();
    };
    child.once("error", (error) => {
      finish();
      reject(error);
    });
    const end = (code: number | null) => {
      finish();
      resolve({ code, stopped, output, milliseconds: performance.now() - started });
    };
    child.once("close", end);
    // A process that the program has left behind can hold its output open for ever.
    child.once("exit", (code) => setTimeout(end, LAST_OUTPUT, code));
  });
  return {
    ended,
    stopAfterError: () => {
      grace ??= setTimeout(() => stop("error"), GRACE);
    },
  };
}

function environmentOf(options: ProgramOptions): NodeJS.ProcessEnv {
  const key = (name: string) => `${options.project}:${name}`;
  const configuration = Object.entries(options.configuration).map(([name, value]) => [key(name), value]);
  const passed = ["PATH", "HOME", "TMPDIR", "TEMP", "SystemRoot"].map((name) => [name, process.env[name]]);
  return {
    ...Object.fromEntries(passed.filter(([, value]) => value !== undefined)),
    NODE_PATH: options.modules,
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(configuration)),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(options.secretKeys.map(key)),
    PULUMI_NODEJS_ORGANIZATION: "organization",
    PULUMI_NODEJS_PROJECT: options.project,
    PULUMI_NODEJS_STACK: options.stack,
    PULUMI_NODEJS_ROOT_DIRECTORY: options.folder,
    PULUMI_NODEJS_DRY_RUN: String(options.dryRun),
    PULUMI_NODEJS_PARALLEL: PARALLEL,
    PULUMI_NODEJS_MONITOR: options.address,
    PULUMI_NODEJS_ENGINE: options.address,
  };
}

/** Ends the child with this process, however that ends; its lifeline serves where nothing can be handled any more. */
function tieToProcess(child: ChildProcess): () => void {
  const kill = () => child.kill("SIGKILL");
  const onSignal = (signal: NodeJS.Signals) => {
    kill();
    // Nobody else handles it: it does what it does without us.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  process.once("exit", kill);
  process.once("SIGINT", onSignal);
  process.once("SIGTERM", onSignal);
  return () => {
    process.off("exit", kill);
    process.off("SIGINT", onSignal);
    process.off("SIGTERM", onSignal);
  };
}
