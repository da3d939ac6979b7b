/** Runs one operation of the engine in a process of its own (see child.ts), which nothing of the terminal reaches. */
import { type ChildProcess, fork } from "node:child_process";
import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import type { FromChild, OperationRequest, Outcome, ToChild } from "./messages.ts";
import { awaitEnd, endTree, isRunning, WORKS_ON, workOn } from "./processes.ts";
import type { RedactingStream } from "./redact.ts";

export interface OperationOptions {
  readonly request: OperationRequest;
  /** child.ts, compiled; absolute. */
  readonly script: string;
  /** Where packages are found that the program's own folders do not hold (see `findSdk`). */
  readonly modules: string;
  readonly onEvent?: (event: EngineEvent) => void;
  /** Told the stack's secret values before anything that may hold them. */
  readonly onSecrets?: (values: readonly string[]) => void;
  /** Takes the secrets out of the output that a crash is told with, before it is cut. */
  readonly redacting?: () => RedactingStream;
  /** What Pulumi, or the program, prints. */
  readonly onOutput?: (text: string) => void;
  /** Cancels the operation gracefully: what is being done is finished. */
  readonly signal?: AbortSignal;
  /** Ends Pulumi and the providers at once: what was being made is not in the state. */
  readonly kill?: AbortSignal;
}

/** Of the environment, what Pulumi and the providers may see besides what the request gives them. */
const PASSED = ["PATH", "HOME", "TMPDIR", "TEMP", "SystemRoot"];
/** How much of the last output goes into the message of a crash, in characters. */
const LAST_OUTPUT = 4_000;
/** How long is waited for what was ended at once to be gone, in milliseconds. */
const PATIENCE = 5_000;

/** Of an operation that was cancelled before it began. */
export const CANCELLED: Outcome = { kind: "failed", cause: "cancelled", message: "nothing was begun" };

/** Resolves with the outcome, whatever becomes of the process. */
export function runOperation(options: OperationOptions): Promise<Outcome> {
  const { request, script, modules, onEvent, onOutput, signal, kill } = options;
  if (signal?.aborted || kill?.aborted) return Promise.resolve(CANCELLED);
  const inherited = PASSED.map((name) => [name, process.env[name]]).filter(([, value]) => value !== undefined);
  const child = fork(script, [], {
    cwd: request.folder,
    env: { ...Object.fromEntries(inherited), ...request.environment, ...markOf(request), NODE_PATH: modules },
    execArgv: ["--stack-trace-limit=0"],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    detached: true,
  });
  let output = "";
  const keep = (text: string) => {
    output = (output + text).slice(-LAST_OUTPUT);
  };
  for (const stream of [child.stdout, child.stderr]) {
    const shown = options.redacting?.();
    stream?.setEncoding("utf8").on("data", (text: string) => {
      keep(shown === undefined ? text : shown.write(text));
      onOutput?.(text);
    });
    stream?.once("end", () => keep(shown?.end() ?? ""));
  }
  const cancel = () => say(child, { kind: "cancel" });
  let ended: readonly number[] = [];
  const end = () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) ended = endTree(child.pid);
  };

  return new Promise((resolve, reject) => {
    let outcome: Outcome | undefined;
    child.on("message", (message: FromChild) => {
      if (message.kind === "event") onEvent?.(message.event);
      else if (message.kind === "secrets") options.onSecrets?.(message.values);
      else if (message.kind === "output") onOutput?.(message.text);
      else outcome = message.outcome;
    });
    child.once("error", reject);
    child.once("close", (code, name) => {
      signal?.removeEventListener("abort", cancel);
      kill?.removeEventListener("abort", end);
      const how = name === null ? `exit code ${code}` : name;
      const crash = { kind: "failed", cause: "crash", message: `the process ended with ${how}\n${output}` } as const;
      void awaitEnd(() => ended.filter(isRunning), PATIENCE).then(() => resolve(outcome ?? crash));
    });
    say(child, { kind: "run", request });
    signal?.addEventListener("abort", cancel, { once: true });
    kill?.addEventListener("abort", end, { once: true });
  });
}

/** By which the processes of an operation that changes something in the cloud are known (see `workersOn`). */
function markOf(request: OperationRequest): Readonly<Record<string, string>> {
  return request.operation === "up" || request.operation === "destroy" ? { [WORKS_ON]: workOn(request) } : {};
}

/** What cannot be said to a process that has ended shows in its end. */
function say(child: ChildProcess, message: ToChild): void {
  if (child.connected) child.send(message, () => undefined);
}
