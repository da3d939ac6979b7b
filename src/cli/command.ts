/** What a command is: its entry in the table, and the function that its file exports. */
import type { ExitCode } from "./exit-codes.ts";
import type { Terminal } from "./terminal.ts";

export const formats = ["pretty", "json", "github", "sarif", "agent"] as const;
export type Format = (typeof formats)[number];

/** One call of a command, its arguments already checked. */
export interface Invocation {
  /** The operands as written, without those left out. */
  readonly operands: readonly string[];
  /** The environments asked for, in the order written; empty for all. */
  readonly environments: readonly string[];
  readonly format: Format;
  /** The date that dated rules see, `2026-01-31`. */
  readonly today: string;
  /** The command's own options by their long name in camel case; absent where not given. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly terminal: Terminal;
}

/** Runs a command to its end. Throws `Failure` for wrong use and for what the machine refuses. */
export type RunCommand = (invocation: Invocation) => Promise<ExitCode>;

export interface Operand {
  /** As commander writes it: `[path]` optional, `<code>` required. */
  readonly syntax: string;
  readonly description: string;
}

export interface OwnOption {
  /** As commander writes it: `--out <folder>`. */
  readonly flags: string;
  readonly description: string;
}

export interface Example {
  readonly command: string;
  readonly says: string;
}

export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly operands: readonly Operand[];
  /** The options shared between commands that this one takes; no formats: no `--format`. */
  readonly environment: boolean;
  readonly date: boolean;
  readonly formats: readonly Format[];
  readonly options: readonly OwnOption[];
  readonly examples: readonly Example[];
  /** Loads the command's code: nothing of one command is read to run another. */
  readonly load: () => Promise<{ readonly run: RunCommand }>;
}
