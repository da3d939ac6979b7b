/** `preview`: what an `up` would do. */
import { planStack } from "../../analysis/plan.ts";
import { compareOperations } from "../../engine/run/compare-operations.ts";
import { commitOf } from "../../engine/run/saved-plan.ts";
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
  const { save, newState } = invocation.options;
  const commit = commitOf(prepared.compiled.project);
  const flags = { newState: newState === true, hashed: save !== undefined };
  const { results, exitCode } = await runStacks(invocation, prepared, { operation: "preview", flags });
  const disagreements = results.flatMap((result) => disagreementsOf(result));
  for (const text of disagreements) displayFor(invocation, prepared).note(prepared.redactor.text(text));
  if (exitCode === exitCodes.fine && disagreements.length === 0 && typeof save === "string") {
    savePlan(prepared, results, { file: save, commit, terminal: invocation.terminal });
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
