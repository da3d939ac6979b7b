/** `up`: makes what the specification says. */
import { Failure } from "../../diagnostic/failure.ts";
import type { RunCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { sayElsewhere } from "../run/elsewhere.ts";
import { outputLines } from "../run/outputs.ts";
import { prepareRun } from "../run/prepare.ts";
import { runStacks } from "../run/run-stacks.ts";
import { requirePlan } from "../run/saved-plans.ts";

/** Exit code 1 where the specification has errors; else 0, or what Pulumi ends with. */
export const run: RunCommand = async (invocation) => {
  const { plan, rotateCdnSecret, newState } = invocation.options;
  if (plan !== undefined && rotateCdnSecret === true) {
    throw new Failure({
      kind: "use",
      message: "--rotate-cdn-secret changes what no plan has",
      help: "bring the plan up first, then rotate: up --rotate-cdn-secret",
    });
  }
  const prepared = await prepareRun(invocation);
  if (prepared === undefined) return exitCodes.findings;
  sayElsewhere(prepared, invocation);
  const planned =
    typeof plan === "string" ? await requirePlan(prepared, { file: plan, terminal: invocation.terminal }) : undefined;
  const { results, exitCode } = await runStacks(invocation, prepared, {
    operation: "up",
    flags: {
      rotate: rotateCdnSecret === true,
      newState: newState === true,
      plannedStates: planned && Object.fromEntries(planned.stacks.map(({ name, state }) => [name, state])),
    },
  });
  if (invocation.format === "json" || invocation.options["quiet"] === true) return exitCode;
  for (const { emitted, outcome } of results) {
    if (outcome.kind === "failed") continue;
    const lines = outputLines(outcome.outputs, prepared.redactor);
    if (lines.length > 0) invocation.terminal.write(`outputs of ${emitted.stack.name}\n${lines.join("\n")}\n\n`);
  }
  return exitCode;
};
