/** `recover`: repairs the state of stacks whose engine was killed, with what a person says of resources. */
import { Failure } from "../../diagnostic/failure.ts";
import { quotedList } from "../../diagnostic/nearest.ts";
import { pendingCreations } from "../../engine/run/pending.ts";
import type { Verdict } from "../../engine/run/recover.ts";
import type { Invocation, RunCommand } from "../command.ts";
import type { EmittedStack } from "../emit-stacks.ts";
import { exitCodes } from "../exit-codes.ts";
import { jsonText } from "../render/text.ts";
import { type PreparedRun, prepareRun } from "../run/prepare.ts";
import { recoverPending } from "../run/recover-pending.ts";
import { runStackOperation } from "../run/run-operation.ts";

/** Exit code 1 where the specification has errors, or something is left undecided. */
export const run: RunCommand = async (invocation) => {
  const prepared = await prepareRun(invocation);
  if (prepared === undefined) return exitCodes.findings;
  const verdict = verdictOf(invocation);
  const reports: { readonly stack: string; readonly whole: boolean; readonly text: string }[] = [];
  for (const emitted of prepared.emitted) {
    const verdicts = verdict === undefined ? {} : await verdictsFor(emitted, prepared, verdict);
    const { text, whole } = await recoverPending(prepared, emitted, verdicts);
    reports.push({ stack: emitted.stack.name, whole, text: prepared.redactor.text(text) });
  }
  if (invocation.format === "json") invocation.terminal.write(`${jsonText({ stacks: reports })}\n`);
  else invocation.terminal.write(reports.map(({ text }) => `${text}\n`).join(""));
  return reports.every(({ whole }) => whole) ? exitCodes.fine : exitCodes.findings;
};

interface Given {
  readonly resource: string;
  readonly verdict: Verdict;
}

function verdictOf({ options: { resource, imported, absent, stack } }: Invocation): Given | undefined {
  if (resource === undefined && imported === undefined && absent === undefined) return undefined;
  const verdict: Verdict | undefined =
    typeof imported === "string" && absent === undefined
      ? { kind: "imported", id: imported }
      : absent === true && imported === undefined
        ? { kind: "absent" }
        : undefined;
  if (typeof resource === "string" && typeof stack === "string" && verdict !== undefined) return { resource, verdict };
  throw new Failure({
    kind: "use",
    message: "what is said of a resource is incomplete",
    help: "give --stack, --resource with its logical name, and either --imported with its identifier or --absent",
  });
}

async function verdictsFor(emitted: EmittedStack, prepared: PreparedRun, { resource, verdict }: Given) {
  const outcome = await runStackOperation(prepared, emitted, { operation: "export", flags: { showSecrets: true } });
  if (outcome.kind === "failed") {
    throw new Failure({
      kind: "machine",
      message: prepared.redactor.text(outcome.message),
      help: "put that right first",
    });
  }
  const pending = outcome.state === undefined ? [] : pendingCreations(outcome.state.deployment);
  const meant = pending.filter(({ name, urn }) => name === resource || urn === resource);
  const [one, other] = meant;
  if (one !== undefined && other === undefined) return { [one.urn]: verdict };
  const choices = meant.length > 1 ? meant.map(({ urn }) => urn) : pending.map(({ name }) => name);
  throw new Failure({
    kind: "use",
    message: `"${resource}" is ${meant.length > 1 ? "several resources that are" : "no resource that is"} left open`,
    help: choices.length === 0 ? "nothing is left open" : `give --resource ${quotedList(choices, choices.length)}`,
  });
}
