/** Recovery as a person sees it: what a killed engine had begun, what became of it, and what only they can decide. */
import { Failure } from "../../diagnostic/failure.ts";
import { awaitEnd, TELLS_WORKERS, workersOn, workOn } from "../../engine/run/processes.ts";
import type { LostCreation } from "../../engine/run/recovery/lost.ts";
import {
  type Finding,
  type FoundChange,
  type Recovery,
  recoverStack,
  type Verdict,
} from "../../engine/run/recovery/recover.ts";
import type { StackGraph } from "../../graph/graph.ts";
import { parseUrn, urnsOf } from "../../graph/urn.ts";
import type { EmittedStack } from "../emit-stacks.ts";
import { createOriginLocator, placeText } from "../places.ts";
import { amount } from "../render/amount.ts";
import { visibleLine } from "../render/text.ts";
import type { PreparedRun } from "./prepare.ts";
import { runStackOperation } from "./run-operation.ts";
import { clockText } from "./words.ts";

/** How long processes of an earlier run may take to end before they are named, in milliseconds. */
const MOMENT = 2_000;

/** What is said of a recovery, and whether operations may go on. */
export interface RecoveryReport {
  readonly text: string;
  readonly whole: boolean;
  /** The cloud or the state cannot be reached, so that nothing was found out. */
  readonly failed?: boolean;
}

export interface RecoverOptions {
  /** By URN. */
  readonly verdicts?: Readonly<Record<string, Verdict>>;
  readonly lost?: readonly LostCreation[];
  /** Begins nothing more; the state is then as it was. */
  readonly cancel?: AbortSignal | undefined;
  /** Ends at once. */
  readonly kill?: AbortSignal | undefined;
}

/** Finds out what was begun on a stack and not ended, or whose answer was lost, and repairs its state. */
export async function recoverPending(
  prepared: PreparedRun,
  emitted: EmittedStack,
  { verdicts = {}, lost = [], cancel, kill }: RecoverOptions = {},
): Promise<RecoveryReport> {
  const { stack } = emitted;
  const workers = await workersLeft(prepared, stack, cancel);
  if (workers.length > 0) return { text: stillAtWork(stack, workers), whole: false };
  const memory = prepared.backend.memory(stack);
  const now = Date.now();
  // Of those whose answer was lost nobody else knows.
  const besides = lost.length === 0 ? "" : `\n${lostText(lost, stack, prepared)}`;
  const unknown = (reason: string): RecoveryReport => {
    const text = `error: stack "${stack.name}": what is left open cannot be found out: ${reason}${besides}`;
    return { text, whole: false, failed: true };
  };
  try {
    const recovery = await recoverStack({
      operate: (operation, { flags = {}, ...request }) =>
        runStackOperation(prepared, emitted, { operation, flags, request, cancel, kill }),
      verdicts,
      lost,
      now,
      sighted: (written) => memory.sighted(written, now),
      // A folder is of this machine, and so are the providers that worked on what is in it: none of them is left.
      settle: prepared.state.folder !== undefined && TELLS_WORKERS ? { id: 0 } : {},
    });
    if ("cause" in recovery) {
      if (recovery.cause !== "cancelled") return unknown(recovery.message);
      const text = `stack "${stack.name}": cancelled before what is left open was found out; the state is as it was${besides}`;
      return { text, whole: false };
    }
    if (recovery.whole && lost.length + recovery.findings.length > 0) await memory.remember([]);
    return { text: recoveryText(recovery, stack, { prepared, lost, now }), whole: recovery.whole };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return unknown(error.message);
  }
}

/** Names creations whose answer was lost, where that is all that is known of them. */
export function lostText(
  lost: readonly LostCreation[],
  stack: StackGraph,
  prepared: Pick<PreparedRun, "compiled">,
): string {
  const placeOf = placesByUrn(stack, prepared);
  const names = lost.map(({ resource: { urn, type } }) => {
    return `  ? ${named({ type, name: parseUrn(urn)?.name ?? urn }, placeOf(urn))}: may exist`;
  });
  return [`stack "${stack.name}": no answer came for ${amount(lost.length, "resource")}:`, ...names].join("\n");
}

/**
 * The processes of an earlier run on the stack that still live: what they are about to make would be found by nobody. They
 * have a moment to end.
 */
function workersLeft(
  { state }: PreparedRun,
  { project, name }: StackGraph,
  cancel: AbortSignal | undefined,
): Promise<readonly number[]> {
  const work = workOn({ backend: state.url, organization: state.organization, project, stack: name });
  return awaitEnd(() => (cancel?.aborted ? [] : workersOn(work)), MOMENT);
}

function stillAtWork({ name }: StackGraph, workers: readonly number[]): string {
  return [
    `stack "${name}": what is left open cannot be found out yet: processes of another run on it are still at work`,
    `  wait until ${workers.join(", ")} have ended: a provider without its engine does so within five minutes. If they are of no`,
    "  run that you have going, for instance in another terminal, end them:",
    `  kill -9 ${workers.join(" ")}`,
  ].join("\n");
}

/** The URN of every node, and where the specification says so: `spec/platform.yaml:12`. */
export function placesByUrn(
  stack: StackGraph,
  { compiled }: Pick<PreparedRun, "compiled">,
): (urn: string) => string | undefined {
  const urns = urnsOf(stack);
  const origins = new Map(stack.nodes.map((node) => [urns.get(node.id), node.origin]));
  const locate = createOriginLocator(compiled);
  return (urn) => {
    const origin = origins.get(urn);
    return origin === undefined ? undefined : placeText(locate(origin));
  };
}

function recoveryText(
  { findings, changes, whole }: Recovery,
  stack: StackGraph,
  {
    prepared,
    lost,
    now,
  }: { readonly prepared: PreparedRun; readonly lost: readonly LostCreation[]; readonly now: number },
): string {
  if (findings.length + changes.length === 0) return `stack "${stack.name}": nothing is left open`;
  const placeOf = placesByUrn(stack, prepared);
  const why = lost.length > 0 ? "no answer came for" : "the engine was killed while it worked on";
  const lines = [
    `stack "${stack.name}": ${why} ${amount(findings.length + changes.length, "resource")}`,
    ...findings.map((finding) => `  ${findingText(finding, placeOf(finding.urn), { whole, now })}`),
    ...changes.map((change) => `  ${changeText(change, placeOf(change.urn), whole)}`),
  ];
  if (whole) return lines.join("\n");
  const { environment, state } = prepared;
  const isLocal = lost.length > 0 && state.folder === undefined && state.bucket === undefined;
  return [
    ...lines,
    ...(isLocal ? [`only this machine remembers it, below "${state.local}": run nothing on this stack elsewhere`] : []),
    "the state is left as it was, and nothing is done before this is decided: look for each object, for instance by its",
    "Name tag, in the console, and say all of them in one command:",
    `  provfair-compile recover --environment ${environment} --stack ${stack.name} --imported NAME=ID,… --absent NAME,…`,
  ].join("\n");
}

function changeText(change: FoundChange, place: string | undefined, whole: boolean): string {
  const what = named(change, place);
  switch (change.kind) {
    case "read":
      return `~ ${what}: was being changed${whole ? "; what it is by now is in the state" : ""}`;
    case "gone":
      return `- ${what}: is deleted${whole ? ", and the state says so" : ""}`;
    case "there":
      return `- ${what}: was being deleted, and still exists`;
    case "again":
      return `- ${what}: was replaced, and is deleted again`;
  }
}

function named({ type, name }: Pick<Finding, "type" | "name">, place: string | undefined): string {
  return `${type} ${visibleLine(name)}${place === undefined ? "" : ` (${place})`}`;
}

function findingText(
  finding: Finding,
  place: string | undefined,
  { whole, now }: { readonly whole: boolean; readonly now: number },
): string {
  const what = named(finding, place);
  switch (finding.kind) {
    case "adopted":
      return `= ${what}: exists as "${finding.id}"${whole ? ", and is in the state now" : ""}`;
    case "absent":
      return `+ ${what}: does not exist, and is made by the next up`;
    case "again":
      return `+ ${what}: is made again, which makes no second one: ${finding.reason}`;
    case "undecided": {
      const candidates = finding.candidates.map((one) => `\n      ${one}`).join("");
      const later =
        finding.until === undefined
          ? ""
          : `: look again after ${clockText(finding.until, now)}, or decide at once with --absent ${finding.name}`;
      return `? ${what}: cannot be told: ${finding.reason}${later}${candidates}`;
    }
  }
}
