/** `outputs`: what the stacks tell the outside. */
import type { RunCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { jsonText } from "../render/text.ts";
import { describeFailed } from "../run/failed.ts";
import { outputLines, shownOutputs } from "../run/outputs.ts";
import { prepareRun } from "../run/prepare.ts";
import { runStackOperation } from "../run/run-operation.ts";

/** Secret values only with --show-secrets. Exit code 1 where the specification has errors; 3 where an output cannot be read. */
export const run: RunCommand = async (invocation) => {
  const prepared = await prepareRun(invocation);
  if (prepared === undefined) return exitCodes.findings;
  const { terminal, format, options } = invocation;
  const redactor = options["showSecrets"] === true ? undefined : prepared.redactor;
  const shown: Record<string, object> = {};
  for (const emitted of prepared.emitted) {
    const { stack } = emitted;
    const outcome = await runStackOperation(prepared, emitted, { operation: "outputs" });
    if (outcome.kind === "failed") {
      terminal.writeError(prepared.redactor.text(describeFailed(outcome, prepared, stack)));
      return exitCodes.failed;
    }
    shown[stack.name] = shownOutputs(outcome.outputs, redactor);
    if (format === "json") continue;
    const lines = outputLines(outcome.outputs, redactor);
    terminal.write(`${stack.name}\n${lines.length === 0 ? "  no outputs" : lines.join("\n")}\n`);
  }
  if (format === "json") terminal.write(`${jsonText(shown)}\n`);
  return exitCodes.fine;
};
