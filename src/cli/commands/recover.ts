/** `recover`: repairs the state of stacks whose engine was killed, with what a person says of resources. */
import { Failure } from "../../diagnostic/failure.ts";
import { quotedList } from "../../diagnostic/nearest.ts";
import { type LostCreation, withLost } from "../../engine/run/recovery/lost.ts";
import { type PendingCreation, pendingCreations } from "../../engine/run/recovery/pending.ts";
import type { Verdict } from "../../engine/run/recovery/recover.ts";
import type { Invocation, RunCommand } from "../command.ts";
import type { EmittedStack } from "../emit-stacks.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { jsonText } from "../render/text.ts";
import { conflictOn } from "../run/backend.ts";
import { describeFailed } from "../run/failed.ts";
import { type Interrupts, listenForInterrupts } from "../run/interrupts.ts";
import { type PreparedRun, prepareRun } from "../run/prepare.ts";
import { recoverPending } from "../run/recover-pending.ts";
import { runStackOperation } from "../run/run-operation.ts";

/** Exit code 1 where the specification has errors, or something is left undecided; 3 where nothing can be found out; 130 where it was interrupted. */
export const run: RunCommand = async (invocation) => {
  const prepared = await prepareRun(invocation);
  if (prepared === undefined) return exitCodes.findings;
  const said = verdictsOf(invocation);
  const interrupts = listenForInterrupts((text) => invocation.terminal.writeError(`${text}\n`));
  try {
    return await recoverAll(invocation, prepared, { said, interrupts });
  } finally {
    interrupts.release();
  }
};

async function recoverAll(
  invocation: Invocation,
  prepared: PreparedRun,
  { said, interrupts }: { readonly said: Verdicts; readonly interrupts: Interrupts },
): Promise<ExitCode> {
  const { cancel, kill } = interrupts;
  let isUnknown = false;
  const reports: { readonly stack: string; readonly whole: boolean; readonly text: string }[] = [];
  for (const emitted of prepared.emitted) {
    if (cancel.aborted) break;
    const conflict = await conflictOn(prepared.backend, emitted.stack);
    if (conflict !== undefined) {
      invocation.terminal.writeError(prepared.redactor.text(describeFailed(conflict, prepared, emitted.stack)));
      return exitCodes.failed;
    }
    const lost = await prepared.backend.memory(emitted.stack).lost();
    const verdicts = await verdictsFor(emitted, prepared, { said, lost, kill });
    const { failed = false, ...report } = await recoverPending(prepared, emitted, { verdicts, lost, cancel, kill });
    const text = prepared.redactor.text(report.text);
    isUnknown = failed;
    if (failed) {
      invocation.terminal.writeError(`${text}\n`);
      break;
    }
    reports.push({ stack: emitted.stack.name, whole: report.whole, text });
  }
  if (invocation.format === "json") invocation.terminal.write(`${jsonText({ stacks: reports })}\n`);
  else invocation.terminal.write(reports.map(({ text }) => `${text}\n`).join(""));
  if (isUnknown && !cancel.aborted) return exitCodes.failed;
  const isWhole = reports.length === prepared.emitted.length && reports.every(({ whole }) => whole);
  if (isWhole) return exitCodes.fine;
  return cancel.aborted ? exitCodes.interrupted : exitCodes.findings;
}

type Verdicts = ReadonlyMap<string, Verdict>;

/** What is said of resources, by logical name or URN. Throws `Failure` where it is incomplete or contradicts itself. */
function verdictsOf({ options: { imported, absent, stack } }: Invocation): Verdicts {
  const said: (readonly [string, Verdict])[] = [
    ...itemsOf(imported).map((item) => {
      const [name = "", ...id] = item.split("=");
      return [name, { kind: "imported", id: id.join("=") }] as const;
    }),
    ...itemsOf(absent).map((name) => [name, { kind: "absent" }] as const),
  ];
  const verdicts = new Map(said);
  const complete = said.every(([name, verdict]) => name !== "" && (verdict.kind === "absent" || verdict.id !== ""));
  if (complete && verdicts.size === said.length && (said.length === 0 || typeof stack === "string")) return verdicts;
  throw new Failure({
    kind: "use",
    message: "what is said of resources is incomplete, or says two things of one",
    help: "give --stack, and each resource once: --imported NAME=ID,… or --absent NAME,…",
  });
}

function itemsOf(option: string | boolean | undefined): readonly string[] {
  return typeof option === "string" ? option.split(",") : [];
}

/** The same by URN. Throws `Failure` for a name that nothing left open has. */
async function verdictsFor(
  emitted: EmittedStack,
  prepared: PreparedRun,
  { said, lost, kill }: { readonly said: Verdicts; readonly lost: readonly LostCreation[]; readonly kill: AbortSignal },
) {
  if (said.size === 0) return {};
  const flags = { showSecrets: true };
  const outcome = await runStackOperation(prepared, emitted, { operation: "export", flags, kill });
  if (outcome.kind === "failed") {
    const message = prepared.redactor.text(outcome.message);
    throw new Failure({ kind: "machine", message, help: "put that right first" });
  }
  const pending = outcome.state === undefined ? [] : pendingCreations(withLost(outcome.state.deployment, lost));
  return Object.fromEntries([...said].map(([name, verdict]) => [urnOf(name, pending), verdict]));
}

function urnOf(resource: string, pending: readonly PendingCreation[]): string {
  const meant = pending.filter(({ name, urn }) => name === resource || urn === resource);
  const [one, other] = meant;
  if (one !== undefined && other === undefined) return one.urn;
  const choices = meant.length > 1 ? meant.map(({ urn }) => urn) : pending.map(({ name }) => name);
  throw new Failure({
    kind: "use",
    message: `"${resource}" is ${meant.length > 1 ? "several resources that are" : "no resource that is"} left open`,
    help: choices.length === 0 ? "nothing is left open" : `say ${quotedList(choices, choices.length)}`,
  });
}
