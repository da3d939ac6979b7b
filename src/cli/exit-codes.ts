/** What the process's exit code says to the shell, for every command. */
import type { FailureKind } from "../diagnostic/failure.ts";

export const exitCodes = {
  /** Nothing to report, or warnings and notices only. */
  fine: 0,
  /** The specification has errors, or what was verified differs. */
  findings: 1,
  /** The command line asks for what does not exist. */
  wrongUse: 2,
  /** The machine, a dependency, or this program failed. */
  failed: 3,
  /** Ctrl-C, or another signal, came before all was done: what shells say of SIGINT. */
  interrupted: 130,
} as const;

/** One of ours, or of the commands that run the programs Pulumi's own. */
export type ExitCode = number;

/** The exit code of an expected failure. */
export function exitCodeOf(kind: FailureKind): ExitCode {
  return kind === "use" ? exitCodes.wrongUse : exitCodes.failed;
}

/** Printed under `--help`. */
export const exitCodesHelp =
  "Exit codes: 0 fine, 1 findings in the specification, 2 wrong use, 3 the machine or a dependency failed, 130 interrupted";
