/** The command line's entry: hands the words to the program, and turns whatever is thrown into words and an exit code. */
import packageJson from "../../package.json" with { type: "json" };
import { Failure } from "../diagnostic/failure.ts";
import { createRedactor } from "../engine/run/redact.ts";
import { type ExitCode, exitCodeOf, exitCodes } from "./exit-codes.ts";
import { runProgram } from "./program.ts";
import { secretsOfVariables } from "./run/surroundings.ts";
import { processTerminal, type Terminal } from "./terminal.ts";

/** Runs the command line's words (without the interpreter's) to an exit code. Throws nothing. */
export async function main(words: readonly string[], terminal: Terminal = processTerminal()): Promise<ExitCode> {
  const exitCode = await run(words, terminal);
  const unwritten = (await terminal.unwritten?.()) ?? [];
  for (const { stream, reason } of unwritten) {
    const write = stream === "out" ? terminal.writeError : terminal.write;
    write(`error: ${NAMES[stream]} is not whole: ${reason}\n`);
  }
  return unwritten.length > 0 && isDone(exitCode) ? exitCodes.failed : exitCode;
}

const NAMES = { out: "standard output", error: "standard error" } as const;

/** Whether a command has done its work, and said what came of it: what was not written is all that is wrong then. */
function isDone(exitCode: ExitCode): boolean {
  return exitCode === exitCodes.fine || exitCode === exitCodes.findings;
}

async function run(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await runProgram(words, terminal);
  } catch (error) {
    terminal.writeError(describeFailure(error, terminal.variables));
    return error instanceof Failure ? exitCodeOf(error.kind) : exitCodes.failed;
  }
}

/**
 * What is said of something thrown: an expected failure in its own words; a bug as a request to report it, with its
 * stack only where PROVFAIR_DEBUG is set. The secrets of the environment stand in none of it.
 */
export function describeFailure(error: unknown, variables: Terminal["variables"]): string {
  return createRedactor(secretsOfVariables(variables)).text(describe(error, variables));
}

function describe(error: unknown, variables: Terminal["variables"]): string {
  if (error instanceof Failure) {
    const cause = variables["PROVFAIR_DEBUG"] && error.cause ? `${stackOf(error.cause)}\n` : "";
    return `error: ${error.message}\nhelp: ${error.help}\n${cause}`;
  }
  const where = variables["PROVFAIR_DEBUG"]
    ? `${stackOf(error)}\n`
    : "help: report it with the command and the specification that show it; PROVFAIR_DEBUG=1 prints where it happened\n";
  return `error: provfair-compile ${packageJson.version} on Node ${process.versions.node} has failed: ${messageOf(error)}\n${where}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function stackOf(error: unknown): string {
  return error instanceof Error && error.stack !== undefined ? error.stack : messageOf(error);
}
