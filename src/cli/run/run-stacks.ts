/** Runs an operation on one stack after the other, shown as it goes, up to the first that fails. */

import { Failure } from "../../diagnostic/failure.ts";
import type { EngineEvent, Failed, OperationFlags, OperationRequest, Outcome } from "../../engine/run/messages.ts";
import { CANCELLED } from "../../engine/run/operation.ts";
import { plannedProtected, plannedProtections } from "../../engine/run/protection.ts";
import { type LostCreation, lostCreations } from "../../engine/run/recovery/lost.ts";
import { createTracker } from "../../engine/run/tracker.ts";
import { neededBy, type StackGraph } from "../../graph/graph.ts";
import { urnsOf } from "../../graph/urn.ts";
import type { Invocation } from "../command.ts";
import type { EmittedStack } from "../emit-stacks.ts";
import { exitCodes } from "../exit-codes.ts";
import { coloursFor } from "../render/colours.ts";
import { conflictOn } from "./backend.ts";
import type { RunDisplay } from "./display.ts";
import { describeFailed } from "./failed.ts";
import { listenForInterrupts } from "./interrupts.ts";
import { createJsonDisplay } from "./json-display.ts";
import type { PreparedRun } from "./prepare.ts";
import { createPrettyDisplay } from "./pretty-display.ts";
import { lostText, recoverPending } from "./recover-pending.ts";
import { runStackOperation } from "./run-operation.ts";

export interface RunRequest {
  readonly operation: OperationRequest["operation"];
  readonly flags?: OperationFlags;
  /** In the order in which they are run; default: those of the prepared run. */
  readonly stacks?: readonly EmittedStack[];
}

export interface StackResult {
  readonly emitted: EmittedStack;
  readonly outcome: Outcome;
  readonly events: readonly EngineEvent[];
  readonly milliseconds: number;
}

export interface RunResults {
  /** Of the stacks that were run. */
  readonly results: readonly StackResult[];
  readonly failed: boolean;
  /** 0 only where every stack was run, and succeeded; else what Pulumi ended with, or that it was interrupted. */
  readonly exitCode: number;
}

/** Between two looks at what is under way, in milliseconds. */
const TICK = 1_000;

/** The display of a command's run: JSON lines, or lines for a person. */
export function displayFor({ terminal, format, options }: Invocation, { redactor }: PreparedRun): RunDisplay {
  const now = () => Date.now();
  if (format === "json") return createJsonDisplay({ write: terminal.write, redactor, now });
  const colours = coloursFor(terminal.colours.out);
  return createPrettyDisplay({ terminal, colours, redactor, quiet: options["quiet"] === true, now });
}

/** Runs the operation. What fails is said; nothing is thrown for it. */
export async function runStacks(
  invocation: Invocation,
  prepared: PreparedRun,
  { operation, flags = {}, stacks = prepared.emitted }: RunRequest,
): Promise<RunResults> {
  const display = displayFor(invocation, prepared);
  const interrupts = listenForInterrupts(display.note);
  const results: StackResult[] = [];
  let exitCode: number = exitCodes.fine;
  try {
    for (const [index, emitted] of stacks.entries()) {
      const { stack } = emitted;
      const resources = stack.nodes.filter(({ kind }) => kind !== "invoke").length + 1;
      display.begin({ stack: stack.name, operation, index: index + 1, count: stacks.length, resources });
      const result = await runOne(prepared, emitted, { operation, flags, display, interrupts });
      results.push(result);
      const { outcome, milliseconds } = result;
      display.end({ stack: stack.name, operation, outcome, milliseconds });
      if (outcome.kind === "succeeded" && !interrupts.cancel.aborted) continue;
      if (outcome.kind === "failed") {
        exitCode = OWN_CODES[outcome.cause] ?? exitCodeOf(outcome.code);
        if (invocation.format !== "json") {
          invocation.terminal.writeError(prepared.redactor.text(describeFailed(outcome, prepared, stack)));
        }
      }
      const rest = stacks.slice(index + 1).map((left) => left.stack.name);
      if (rest.length > 0) {
        if (outcome.kind === "succeeded") exitCode = exitCodes.interrupted;
        display.left(rest, interrupts.cancel.aborted);
      }
      break;
    }
  } finally {
    interrupts.release();
  }
  return { results, failed: exitCode !== exitCodes.fine, exitCode };
}

interface OneRun {
  readonly operation: OperationRequest["operation"];
  readonly flags: OperationFlags;
  readonly display: RunDisplay;
  readonly interrupts: { readonly cancel: AbortSignal; readonly kill: AbortSignal };
}

async function runOne(
  prepared: PreparedRun,
  emitted: EmittedStack,
  { operation, flags, display, interrupts }: OneRun,
): Promise<StackResult> {
  const tracker = createTracker(() => Date.now());
  const events: EngineEvent[] = [];
  const started = performance.now();
  const ticking = setInterval(() => display.tick(tracker.active(), tracker.done()), TICK);
  try {
    const run = () =>
      runStackOperation(prepared, emitted, {
        operation,
        flags: { ...flags, ...flagsOf(operation, emitted.stack) },
        cancel: interrupts.cancel,
        kill: interrupts.kill,
        onEvent: (event) => {
          events.push(event);
          display.event(event, tracker.take(event));
        },
      });
    const before = LOOKS.has(operation) ? await prepared.backend.memory(emitted.stack).lost() : [];
    const recovery = { prepared, emitted, display, interrupts };
    const isDecided = before.length === 0 || (await recover(recovery, before));
    const lostBefore = isDecided ? undefined : interrupts.cancel.aborted ? CANCELLED : UNDECIDED;
    let outcome = lostBefore ?? (await run());
    if (outcome.kind === "failed" && outcome.cause === "pending" && lostBefore === undefined) {
      // What another engine is doing right now is not for recovery.
      const conflict = await conflictOn(prepared.backend, emitted.stack);
      if (conflict !== undefined) outcome = conflict;
      else if (await recover(recovery)) outcome = await run();
      else if (interrupts.cancel.aborted) outcome = CANCELLED;
    }
    const lost =
      outcome.kind === "failed" && operation === "up" ? lostCreations(events, dependenciesIn(emitted.stack)) : [];
    if (lost.length > 0) {
      await remember(recovery, lost);
      // To cancel an up is to let it end what it was doing, and this is part of it.
      const cancel = interrupts.cancel.aborted ? new AbortController().signal : interrupts.cancel;
      if (!interrupts.kill.aborted) await recover({ ...recovery, interrupts: { ...interrupts, cancel } }, lost);
    }
    return { emitted, outcome, events, milliseconds: Math.round(performance.now() - started) };
  } finally {
    clearInterval(ticking);
  }
}

/** What an operation is told of the plan. */
function flagsOf(operation: OperationRequest["operation"], stack: StackGraph): OperationFlags {
  switch (operation) {
    case "up":
      return { protections: plannedProtections(stack) };
    case "destroy":
      return { plannedProtected: plannedProtected(stack) };
    default:
      return {};
  }
}

/** Operations that read or change what the state says. */
const LOOKS: ReadonlySet<string> = new Set(["preview", "up", "refresh", "drift", "destroy"]);
const UNDECIDED: Outcome = { kind: "failed", cause: "pending", message: "what was begun is not decided" };

/** Says what came of it; resolves with whether the state is whole again. */
async function recover(
  {
    prepared,
    emitted,
    display,
    interrupts,
  }: Pick<OneRun, "display" | "interrupts"> & { readonly prepared: PreparedRun; readonly emitted: EmittedStack },
  lost: readonly LostCreation[] = [],
): Promise<boolean> {
  const { text, whole } = await recoverPending(prepared, emitted, { lost, ...interrupts });
  display.note(prepared.redactor.text(text));
  return whole;
}

/** Where they cannot be remembered they are said: nobody else knows of them, and how the run has ended is still to be told. */
async function remember(
  {
    prepared,
    emitted: { stack },
    display,
  }: Pick<OneRun, "display"> & Pick<StackResult, "emitted"> & { readonly prepared: PreparedRun },
  lost: readonly LostCreation[],
): Promise<void> {
  try {
    await prepared.backend.memory(stack).remember(lost);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const text = `${lostText(lost, stack, prepared)}\n  the next up makes them again, since they cannot be remembered: ${error.message}`;
    display.note(prepared.redactor.text(text));
  }
}

/** The URNs of what a planned resource needs before it. */
function dependenciesIn(stack: StackGraph): (urn: string) => readonly string[] {
  const urns = urnsOf(stack);
  const nodes = new Map(stack.nodes.map((node) => [urns.get(node.id), node]));
  return (urn) => {
    const node = nodes.get(urn);
    const needed = node === undefined ? [] : [...neededBy(node)];
    const other = needed.filter((id) => id !== node?.options.parent && id !== node?.options.provider);
    return other.flatMap((id) => urns.get(id) ?? []);
  };
}

/** Of what is no failure of Pulumi's. */
const OWN_CODES: Partial<Record<Failed["cause"], number>> = {
  protected: exitCodes.wrongUse,
  "another-state": exitCodes.wrongUse,
  cancelled: exitCodes.interrupted,
};

/** Pulumi's own code where it has one that a process can end with. */
function exitCodeOf(code: number | undefined): number {
  return code !== undefined && code > 0 && code < 256 ? code : exitCodes.failed;
}
