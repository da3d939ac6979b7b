/** `verify`: the main job. Plans, writes the programs, runs each on the embedded engine, and compares. */
import { resolve } from "node:path";
import type { VerifyResult } from "../../engine/verify/verify.ts";
import type { Invocation, RunCommand } from "../command.ts";
import { type CompiledSpecification, compileSpecification } from "../compile-specification.ts";
import { type EmittedStack, emitStacks, outputFolder } from "../emit-stacks.ts";
import { exitCodes } from "../exit-codes.ts";
import { displayName, writeText } from "../files.ts";
import { renderPlanSummary } from "../plan/summary.ts";
import { createProgress } from "../progress.ts";
import { amount } from "../render/amount.ts";
import { coloursFor } from "../render/colours.ts";
import { jsonText } from "../render/text.ts";
import { renderVerified, renderVerifiedTotal, verifiedJson } from "../render/verified.ts";
import { verifyStacks } from "../verify-stacks.ts";

/** Exit code 1 where the specification has errors or a program registers anything but what is planned. */
export const run: RunCommand = async (invocation) => {
  const compiled = compileSpecification(invocation);
  if (compiled === undefined) return exitCodes.findings;
  const { terminal, format, options } = invocation;
  const { cwd, write } = terminal;
  const colours = coloursFor(terminal.colours.out);
  if (format === "pretty") write(`${renderPlanSummary(compiled.stacks, colours)}\n`);

  const out = outputFolder(cwd, compiled.project, undefined);
  const emitted = await emitStacks({ stacks: compiled.stacks, out, cwd });
  if (format === "pretty") write(`wrote ${amount(emitted.length, "program")} into ${displayName(cwd, out)}/\n\n`);

  const results = await verify(compiled, emitted, invocation);
  if (typeof options["out"] === "string") {
    writeText(cwd, resolve(cwd, options["out"]), `${jsonText({ stacks: results.map(({ plan }) => plan) })}\n`);
  }
  if (format === "json") write(`${jsonText(verifiedJson(results, emitted, compiled, cwd))}\n`);
  if (format === "pretty") write(renderVerifiedTotal(results, colours));
  return results.every(({ ok }) => ok) ? exitCodes.fine : exitCodes.findings;
};

async function verify(
  { project }: CompiledSpecification,
  emitted: readonly EmittedStack[],
  { terminal, format }: Invocation,
): Promise<readonly VerifyResult[]> {
  const progress = createProgress(terminal);
  const colours = coloursFor(terminal.colours.out);
  let done = 0;
  try {
    return await verifyStacks({
      emitted,
      project,
      onProgress: (running) => {
        if (running.length === 0) return;
        progress.show(`running ${running.join(" and ")} (${done} of ${emitted.length} done)`);
      },
      onResult: (result) => {
        done++;
        if (format === "json") return;
        progress.clear();
        terminal.write(renderVerified(result, format, colours));
      },
    });
  } finally {
    progress.clear();
  }
}
