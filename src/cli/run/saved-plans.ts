/** `preview --save` and `up --plan`: a plan as a file, and whether it is still one of what would be done. */
import { resolve } from "node:path";
import packageJson from "../../../package.json" with { type: "json" };
import { Failure } from "../../diagnostic/failure.ts";
import {
  type Commit,
  checkPlan,
  commitOf,
  formatPlan,
  hashProgram,
  hashState,
  parsePlan,
  type SavedPlan,
  type Surroundings,
} from "../../engine/run/saved-plan.ts";
import { displayName, readText, writeText } from "../files.ts";
import { shellWord } from "../render/shell.ts";
import type { Terminal } from "../terminal.ts";
import { describeMissingState } from "./missing-state.ts";
import type { PreparedRun } from "./prepare.ts";
import { runStackOperation } from "./run-operation.ts";
import type { StackResult } from "./run-stacks.ts";

/**
 * Writes the plan of a preview that succeeded: the states are those that it was made from, `commit` the one before it.
 * Throws `Failure` where the commit has become another, or the file cannot be written.
 */
export function savePlan(
  prepared: PreparedRun,
  results: readonly StackResult[],
  {
    file,
    commit,
    terminal: { cwd },
  }: { readonly file: string; readonly commit: Commit | null; readonly terminal: Terminal },
): void {
  const { compiled, emitted, environment } = prepared;
  if (JSON.stringify(commitOf(compiled.project)) !== JSON.stringify(commit)) {
    const message = "the files under version control have become others during the preview; no plan was saved";
    throw new Failure({
      kind: "machine",
      message,
      help: "commit what has changed (settings of a new stack are in spec/stacks), and preview again",
    });
  }
  const stacks = results.flatMap(({ emitted: { stack, hashes }, outcome }) => {
    if (outcome.kind === "failed" || outcome.stateHash === undefined) return [];
    const { stateHash: state, changes } = outcome;
    return [{ name: stack.name, program: hashProgram(hashes), state, changes }];
  });
  const platform = emitted[0]?.stack.project ?? "";
  const plan = { time: new Date().toISOString(), compiler: packageJson.version, platform, environment, commit, stacks };
  writeText(cwd, resolve(cwd, file), formatPlan(plan));
}

/** Throws `Failure` with the reason where the plan in the file is not one of what an up would do now. */
export async function requirePlan(
  prepared: PreparedRun,
  { file, terminal: { cwd } }: { readonly file: string; readonly terminal: Terminal },
): Promise<SavedPlan> {
  const path = resolve(cwd, file);
  const name = displayName(cwd, path);
  const plan = parsePlan(readText(cwd, path));
  const help = `make a new one: provfair-compile preview --environment ${prepared.environment} --save ${shellWord(name)}`;
  if (plan === undefined) throw new Failure({ kind: "use", message: `"${name}" holds no plan`, help });
  const reasons = checkPlan(plan, await surroundingsOf(prepared));
  if (reasons.length === 0) return plan;
  throw new Failure({
    kind: "use",
    message: `the plan in "${name}" does not hold any more: ${reasons.join("; ")}`,
    help,
  });
}

async function surroundingsOf(prepared: PreparedRun): Promise<Surroundings> {
  const { compiled, emitted, environment } = prepared;
  const stacks: Surroundings["stacks"][number][] = [];
  for (const one of emitted) {
    const { stack } = one;
    const outcome = await runStackOperation(prepared, one, { operation: "export" });
    if (outcome.kind === "failed" && outcome.cause === "no-state") {
      throw new Failure({ kind: "machine", ...describeMissingState(prepared, stack) });
    }
    // A stack that does not exist has the state of one that is empty.
    if (outcome.kind === "failed" && outcome.cause !== "no-stack") {
      const message = `the state of stack "${stack.name}" cannot be read: ${prepared.redactor.text(outcome.message)}`;
      throw new Failure({ kind: "machine", message, help: "put that right first" });
    }
    const deployment = outcome.kind === "succeeded" ? outcome.state?.deployment : undefined;
    stacks.push({
      name: stack.name,
      program: hashProgram(one.hashes),
      state: hashState(deployment ?? {}),
    });
  }
  const platform = emitted[0]?.stack.project ?? "";
  return { compiler: packageJson.version, platform, environment, commit: commitOf(compiled.project), stacks };
}
