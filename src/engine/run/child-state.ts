/** Reads and writes a stack's state as a whole, for the process of an operation (see child.ts). */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as automation from "@pulumi/pulumi/automation/index.js";
import type { ExportedStack } from "./deployment.ts";

/** As the Automation API itself runs the command line; the method is not in its declarations. */
interface Command {
  run(args: string[], folder: string, environment: Record<string, string>): Promise<{ readonly stdout: string }>;
}

export interface Tools {
  readonly command: automation.PulumiCommand;
  readonly folder: string;
  readonly environment: { readonly [name: string]: string };
}

/** The state; secrets encrypted, or shown. */
export async function exportState(stack: string, secrets: "encrypted" | "shown", tools: Tools): Promise<ExportedStack> {
  const shown = secrets === "shown" ? ["--show-secrets"] : [];
  const { stdout } = await commandOf(tools).run(
    ["stack", "export", ...shown, "--stack", stack, "--non-interactive"],
    tools.folder,
    { ...tools.environment },
  );
  return JSON.parse(stdout) as ExportedStack;
}

/** Puts a state in the place of the stack's own. The file in between is the user's alone, and is removed. */
export async function importState(stack: string, state: ExportedStack, tools: Tools): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "state-"));
  try {
    const file = join(folder, "state.json");
    writeFileSync(file, JSON.stringify(state), { mode: 0o600 });
    await commandOf(tools).run(
      ["stack", "import", "--file", file, "--stack", stack, "--non-interactive"],
      tools.folder,
      {
        ...tools.environment,
      },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What starts the command line for a stack. */
export function toolsOf({ workspace }: automation.Stack): Tools {
  const { pulumiCommand, workDir, envVars } = workspace as automation.LocalWorkspace;
  return { command: pulumiCommand, folder: workDir, environment: envVars };
}

function commandOf({ command }: Tools): Command {
  return command as unknown as Command;
}
