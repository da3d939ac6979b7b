/** `refresh`: takes into the state what is there in the cloud. */
import type { RunCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { prepareRun } from "../run/prepare.ts";
import { runStacks } from "../run/run-stacks.ts";

/** Exit code 1 where the specification has errors; else 0, or what Pulumi ends with. */
export const run: RunCommand = async (invocation) => {
  const prepared = await prepareRun(invocation, { ownOnly: true });
  if (prepared === undefined) return exitCodes.findings;
  const { exitCode } = await runStacks(invocation, prepared, { operation: "refresh" });
  return exitCode;
};
