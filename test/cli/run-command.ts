/** Runs the command line in this process, in a folder of its own. */
import { main } from "../../src/cli/main.ts";
import type { Terminal } from "../../src/cli/terminal.ts";

export interface CommandResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The words as a shell would pass them, in `cwd`; `terminal` replaces parts of a pipe's behaviour. */
export async function runCommand(
  cwd: string,
  words: readonly string[],
  terminal: Partial<Terminal> = {},
): Promise<CommandResult> {
  let stdout = "";
  let stderr = "";
  const status = await main(words, {
    cwd,
    variables: {},
    colours: { out: false, error: false },
    interactive: false,
    columns: { out: undefined, error: undefined },
    write: (text) => {
      stdout += text;
    },
    writeError: (text) => {
      stderr += text;
    },
    ...terminal,
  });
  return { status, stdout, stderr };
}
