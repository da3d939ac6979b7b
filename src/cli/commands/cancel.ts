/** `cancel`: releases the locks that killed runs have left. */
import type { RunCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { describeFailed, lockText } from "../run/failed.ts";
import { prepareRun } from "../run/prepare.ts";
import { runStackOperation } from "../run/run-operation.ts";

/** Exit code 1 where the specification has errors; 2 where a holder is alive; 3 where a lock cannot be released. */
export const run: RunCommand = async (invocation) => {
  const force = invocation.options["force"] === true;
  const prepared = await prepareRun(invocation, { releasing: { force } });
  if (prepared === undefined) return exitCodes.findings;
  const { terminal } = invocation;
  for (const emitted of prepared.emitted) {
    const { stack } = emitted;
    const held = await prepared.backend.locks(stack);
    if (held?.length === 0) {
      terminal.write(`${stack.name}: not locked\n`);
      continue;
    }
    const outcome = await runStackOperation(prepared, emitted, { operation: "cancel" });
    if (outcome.kind === "failed") {
      terminal.writeError(prepared.redactor.text(describeFailed(outcome, prepared, stack)));
      return exitCodes.failed;
    }
    const holders = (held ?? []).map((lock) => `, held ${lockText(lock, new Date())}`).join("");
    terminal.write(`${stack.name}: lock released${holders}\n`);
  }
  return exitCodes.fine;
};
