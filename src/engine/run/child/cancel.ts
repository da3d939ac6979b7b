/** What ends an operation before, and between, the starts of Pulumi's command line; for the process of an operation (see child.ts). */
import type * as automation from "@pulumi/pulumi/automation/index.js";

/** What was to be done is not, since the operation was cancelled before. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
}

/** Throws `Cancelled` once the signal is aborted. */
export function refuseCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new Cancelled("nothing more was begun");
}

/** How the Automation API itself starts the command line; the method is not in its declarations. */
interface Starting {
  run(...words: readonly unknown[]): Promise<unknown>;
}

/**
 * Lets the command line start nothing once the signal is aborted. The Automation API hands a signal on to what it has
 * started, and never looks whether it was aborted before.
 */
export function heedCancellation(command: automation.PulumiCommand, signal: AbortSignal): automation.PulumiCommand {
  const starting = command as unknown as Starting;
  const start = starting.run.bind(starting);
  starting.run = async (...words) => {
    refuseCancelled(signal);
    return await start(...words);
  };
  return command;
}
