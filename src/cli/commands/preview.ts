/** `preview`: what an `up` would do. */
import { planStack } from "../../analysis/plan.ts";
import { compareOperations } from "../../engine/run/compare-operations.ts";
import type { RunCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { sayElsewhere } from "../run/elsewhere.ts";
import { prepareRun } from "../run/prepare.ts";
import { displayFor, runStacks, type StackResult } from "../run/run-stacks.ts";
import { savePlan } from "../run/saved-plans.ts";

/** Exit code 1 where the specification has errors; else 0, 130 where it was interrupted, or what Pulumi ends with. */
export const run: RunCommand = async (invocation) => {
  const prepared = await prepareRun(invocation);
  if (prepared === undefined) return exitCodes.findings;
  sayElsewhere(prepared, invocation);
  const flags = { newState: invocation.options["newState"] === true };
  const { results, exitCode } = await runStacks(invocation, prepared, { operation: "preview", flags });
  const disagreements = results.flatMap((result) => disagreementsOf(result));
  for (const text of disagreements) displayFor(invocation, prepared).note(prepared.redactor.text(text));
  const { save } = invocation.options;
  if (exitCode === exitCodes.fine && disagreements.length === 0 && typeof save === "string") {
    await savePlan(prepared, results, { file: save, terminal: invocation.terminal });
  }
  return exitCode === exitCodes.fine && disagreements.length > 0 ? exitCodes.failed : exitCode;
};

/** Where the engine and the plan disagree, in words: each is a bug of provfair-compile. */
function disagreementsOf({ emitted: { stack }, outcome, events }: StackResult): readonly string[] {
  if (outcome.kind === "failed") return [];
  return compareOperations(planStack(stack), events).map(
    ({ urn, message }) => `bug of provfair-compile: ${urn} ${message}; please report it`,
  );
}
