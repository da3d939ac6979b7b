/** Recovery as a person sees it: what a killed engine had begun, what became of it, and what only they can decide. */
import type { PendingOperation } from "../../engine/run/deployment.ts";
import { awaitEnd, workersOn, workOn } from "../../engine/run/processes.ts";
import { type Finding, type FoundChange, type Recovery, recoverStack, type Verdict } from "../../engine/run/recover.ts";
import type { StackGraph } from "../../graph/graph.ts";
import { urnsOf } from "../../graph/urn.ts";
import type { EmittedStack } from "../emit-stacks.ts";
import { createOriginLocator, placeText } from "../places.ts";
import { amount } from "../render/amount.ts";
import { visibleLine } from "../render/text.ts";
import type { PreparedRun } from "./prepare.ts";
import { runStackOperation } from "./run-operation.ts";

/** How long processes of an earlier run may take to end before they are named, in milliseconds. */
const MOMENT = 2_000;

/** What is said of a recovery, and whether operations may go on. */
export interface RecoveryReport {
  readonly text: string;
  readonly whole: boolean;
}

export interface RecoverOptions {
  /** By URN. */
  readonly verdicts?: Readonly<Record<string, Verdict>>;
  readonly lost?: readonly PendingOperation[];
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
  const workers = await workersLeft(prepared, emitted.stack, cancel);
  if (workers.length > 0) return { text: stillAtWork(emitted.stack, workers), whole: false };
  const recovery = await recoverStack({
    operate: (operation, { flags = {}, ...request }) =>
      runStackOperation(prepared, emitted, { operation, flags, request, cancel, kill }),
    verdicts,
    lost,
    now: Date.now(),
  });
  if ("cause" in recovery) {
    const { name } = emitted.stack;
    if (recovery.cause === "cancelled") {
      const text = `stack "${name}": cancelled before what is left open was found out; the state is as it was`;
      return { text, whole: false };
    }
    return { text: `error: stack "${name}": what is left open cannot be found out: ${recovery.message}`, whole: false };
  }
  if (recovery.whole && lost.length > 0) await prepared.backend.remember(emitted.stack, []);
  const why = lost.length > 0 ? "no answer came for" : "the engine was killed while it worked on";
  return { text: recoveryText(recovery, emitted.stack, { prepared, why }), whole: recovery.whole };
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
    `stack "${name}": what is left open cannot be found out yet: processes of an earlier run on it are still at work`,
    `  wait until ${workers.join(", ")} have ended: a provider without its engine does so within five minutes; or end them:`,
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
  { prepared, why }: { readonly prepared: PreparedRun; readonly why: string },
): string {
  if (findings.length + changes.length === 0) return `stack "${stack.name}": nothing is left open`;
  const placeOf = placesByUrn(stack, prepared);
  const lines = [
    `stack "${stack.name}": ${why} ${amount(findings.length + changes.length, "resource")}`,
    ...findings.map((finding) => `  ${findingText(finding, placeOf(finding.urn), whole)}`),
    ...changes.map((change) => `  ${changeText(change, placeOf(change.urn), whole)}`),
  ];
  if (whole) return lines.join("\n");
  const { environment } = prepared;
  return [
    ...lines,
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

function findingText(finding: Finding, place: string | undefined, whole: boolean): string {
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
      return `? ${what}: cannot be told: ${finding.reason}${candidates}`;
    }
  }
}
