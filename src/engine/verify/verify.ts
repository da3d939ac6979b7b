/**
 * Proves that an emitted program registers exactly what its graph says: runs it twice against an engine of our own,
 * once with a value for each output and once as a first preview, and compares. Needs the Pulumi packages, but neither
 * Pulumi's command line nor an account.
 */
import { isAbsolute, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { PlanStack } from "../../analysis/plan.ts";
import { settingsOf } from "../../graph/configuration.ts";
import type { StackGraph } from "../../graph/graph.ts";
import { packageOfType, type Relations, relationsOf } from "../../graph/relations.ts";
import { SDK_VERSIONS } from "../../graph/sdk-facts.ts";
import { configurationToken } from "./answers.ts";
import { type ProgramEnd, startProgram } from "./child.ts";
import { compareRegistered, type Difference } from "./compare.ts";
import { type LogLine, startMonitor } from "./monitor.ts";
import { registeredPlan } from "./registered-plan.ts";
import type { Registered, Run } from "./registration.ts";
import { type Conversation, previewConversation, valuesConversation } from "./responders.ts";
import { findSdk, loadSdk, type Sdk } from "./sdk.ts";

export interface VerifyOptions {
  readonly stack: StackGraph;
  /** The emitted folder. */
  readonly folder: string;
  /** The compiled entry file, relative to the folder: `bin/index.js`. */
  readonly entry: string;
  /** For each of the two runs, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Where the Pulumi packages are looked for after the emitted folder; default: the working directory. */
  readonly project?: string;
}

/** Why a run came to no end. */
export interface ProgramFailure {
  readonly run: Run;
  readonly message: string;
  /** The last part of what the program wrote. */
  readonly output: string;
}

export interface VerifyRun {
  readonly run: Run;
  /** Wall time of the program's process, in milliseconds. */
  readonly milliseconds: number;
  readonly registered: number;
}

export interface VerifyResult {
  readonly stack: string;
  /** The program ended well and nothing differs. */
  readonly ok: boolean;
  readonly differences: readonly Difference[];
  readonly failures: readonly ProgramFailure[];
  readonly counts: {
    /** What the graph says the program registers: resources, components and providers. */
    readonly resources: number;
    readonly invokes: number;
    readonly outputs: number;
    /** What remote components make, which nobody can see offline. */
    readonly modelled: number;
  };
  /** What the program registered in its preview, in the form of the plan. */
  readonly plan: PlanStack;
  readonly runs: readonly VerifyRun[];
}

/**
 * Verifies one stack's program. Resolves also when the program fails; rejects where the Pulumi packages are missing or no
 * process can be started, and with the signal's reason when it is aborted. No process is left behind.
 */
export async function verifyStack(options: VerifyOptions): Promise<VerifyResult> {
  const { stack, signal } = options;
  const relations = relationsOf(stack);
  const sdk = loadSdk(findSdk(searchFolders(options), packagesOf(stack), [resolve(options.folder)]));
  signal?.throwIfAborted();
  const [values, preview] = await Promise.all([
    runProgram(valuesConversation(relations), sdk, options),
    runProgram(previewConversation(relations), sdk, options),
  ]);
  signal?.throwIfAborted();
  const differences = compareRuns(values, preview, relations);
  const failures = [values, preview].flatMap(({ failure }) => (failure === undefined ? [] : [failure]));
  return {
    stack: stack.name,
    ok: differences.length === 0 && failures.length === 0,
    differences,
    failures: failures.length === 2 && failures[0]?.message === failures[1]?.message ? failures.slice(0, 1) : failures,
    counts: {
      resources: values.conversation.expected.resources.length,
      invokes: values.conversation.expected.invokes.length,
      outputs: Object.keys(stack.outputs).length,
      modelled: stack.nodes.filter((node) => node.madeBy !== undefined).length,
    },
    plan: registeredPlan(preview.registered, relations),
    runs: [values, preview].map(({ conversation, end, registered }) => ({
      run: conversation.run,
      milliseconds: end.milliseconds,
      registered: registered.resources.length,
    })),
  };
}

interface FinishedRun {
  readonly conversation: Conversation;
  readonly registered: Registered;
  readonly end: ProgramEnd;
  readonly failure: ProgramFailure | undefined;
}

async function runProgram(conversation: Conversation, sdk: Sdk, options: VerifyOptions): Promise<FinishedRun> {
  const { stack, entry } = options;
  const folder = resolve(options.folder);
  const errors: LogLine[] = [];
  let stopAfterError = () => {};
  const monitor = await startMonitor({
    sdk,
    stack,
    folder,
    responder: conversation.responder,
    onLog: (line) => {
      if (line.severity !== "error") return;
      errors.push(line);
      stopAfterError();
    },
  });
  try {
    const settings = settingsOf(stack);
    const program = startProgram({
      entry: isAbsolute(entry) ? entry : join(folder, entry),
      folder,
      modules: sdk.modules,
      address: monitor.address,
      project: stack.project,
      stack: stack.name,
      dryRun: conversation.run === "preview",
      configuration: Object.fromEntries(settings.map(({ key }) => [key, configurationToken(key)])),
      secretKeys: settings.filter(({ secret }) => secret).map(({ key }) => key),
      timeoutMs: options.timeoutMs,
      signal: options.signal,
    });
    stopAfterError = program.stopAfterError;
    const end = await program.ended;
    const registered = monitor.registered();
    const message = failureOf(end, errors, registered, conversation, options.timeoutMs);
    const failure = message === undefined ? undefined : { run: conversation.run, message, output: end.output };
    return { conversation, registered, end, failure };
  } finally {
    monitor.close();
  }
}

function failureOf(
  { code, stopped }: ProgramEnd,
  errors: readonly LogLine[],
  registered: Registered,
  { expected }: Conversation,
  timeoutMs: number,
): string | undefined {
  if (errors[0]) return errors[0].message;
  if (stopped === "timeout") return `the program did not end within ${timeoutMs / 1000} s`;
  if (stopped === "aborted") return "the program was stopped";
  if (code === null) return "the program was ended by a signal";
  if (code !== 0) return `the program ended with exit code ${code}`;
  if (registered.resources.length === 0 && expected.resources.length > 0) return "the program registered nothing";
  if (registered.outputs === undefined) return "the program ended before it registered the outputs of its stack";
  return undefined;
}

/** The differences of both runs; what the run with values has found is not repeated for the preview. */
function compareRuns(values: FinishedRun, preview: FinishedRun, relations: Relations): readonly Difference[] {
  const compare = ({ conversation: { expected, run }, registered, failure }: FinishedRun) =>
    compareRegistered(expected, registered, { relations, run, complete: failure === undefined });
  const first = compare(values);
  const keyOf = ({ id, what, path }: Difference) => JSON.stringify([id, what, path]);
  const known = new Set(first.map(keyOf));
  return [...first, ...compare(preview).filter((difference) => !known.has(keyOf(difference)))];
}

function searchFolders({ folder, project = process.cwd() }: VerifyOptions): readonly string[] {
  return [resolve(folder), resolve(project), fileURLToPath(new URL(".", import.meta.url))];
}

/** The packages that the program of a stack needs. */
export function packagesOf(stack: StackGraph): readonly string[] {
  const names = new Set(["pulumi"]);
  for (const { kind, token, madeBy } of stack.nodes) {
    const name = kind === "provider" ? token.slice("pulumi:providers:".length) : packageOfType(token);
    if (madeBy === undefined && Object.hasOwn(SDK_VERSIONS, name)) names.add(name);
  }
  return [...names].map((name) => `@pulumi/${name}`);
}
