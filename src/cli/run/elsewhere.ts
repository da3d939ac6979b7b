/** Says which stacks an environment needs that its credentials cannot reach. */
import type { Invocation } from "../command.ts";
import type { PreparedRun } from "./prepare.ts";

/** To standard error; nothing with JSON, whose reader asks for stacks by name. */
export function sayElsewhere({ elsewhere, environment }: PreparedRun, { terminal, format }: Invocation): void {
  if (format === "json") return;
  for (const name of elsewhere) {
    const command = `up --environment ${environment} --stack ${name}`;
    terminal.writeError(
      `stack "${name}" is in another account and is left alone; with that account's credentials: provfair-compile ${command}\n`,
    );
  }
}
