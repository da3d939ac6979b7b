/** Reads and writes a stack's state as a whole, for the process of an operation (see child.ts). */
import { spawn } from "node:child_process";
import type * as automation from "@pulumi/pulumi/automation/index.js";
import type { ExportedStack } from "../deployment.ts";

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

/** Puts a state in the place of the stack's own. Secrets in it may be shown: it is in no file before Pulumi encrypts them. */
export async function importState(
  stack: string,
  state: ExportedStack,
  { tools, load }: { readonly tools: Tools; readonly load: NodeJS.Require },
): Promise<void> {
  const result = await feed(["stack", "import", "--stack", stack, "--non-interactive"], JSON.stringify(state), tools);
  if (result.code === 0) return;
  const { createCommandError } = load("@pulumi/pulumi/automation/errors") as Errors;
  throw createCommandError(Object.assign(result, { toString: () => result.stderr }));
}

/** As the Automation API itself tells errors of the command line apart; not in its declarations. */
interface Errors {
  createCommandError(result: CommandEnd & { toString(): string }): Error;
}

export interface CommandEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line with an input. */
export function feed(args: readonly string[], input: string, tools: Tools): Promise<CommandEnd> {
  const { command, folder, environment } = tools;
  return new Promise((resolve, reject) => {
    const child = spawn(command.command, args, {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ["pipe", "ignore", "pipe"],
    });
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout: "", stderr }));
    // It may end before it has read all: its end says why.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}

/** What starts the command line for a stack. */
export function toolsOf({ workspace }: automation.Stack): Tools {
  const { pulumiCommand, workDir, envVars } = workspace as automation.LocalWorkspace;
  return { command: pulumiCommand, folder: workDir, environment: envVars };
}

function commandOf({ command }: Tools): Command {
  return command as unknown as Command;
}
