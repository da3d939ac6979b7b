/** Commander's program, built from the table of commands. */
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import type { CommandEntry, Format, Invocation } from "./command.ts";
import { commands } from "./commands.ts";
import { type ExitCode, exitCodes, exitCodesHelp } from "./exit-codes.ts";
import type { Terminal } from "./terminal.ts";

/** Parses the words, runs the command they name, and returns its exit code. Throws what the command throws. */
export async function runProgram(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.fine;
  const program = new Command("provfair-compile")
    .description("Compiles a platform's specification to a Pulumi program for AWS, and proves the program.")
    .version(packageJson.version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print a command's help")
    .addHelpText("after", `\n${exitCodesHelp}`);
  applySettings(program, terminal);
  for (const entry of commands) {
    const command = program.command(entry.name).summary(entry.summary).description(entry.description);
    addSignature(command, entry);
    applySettings(command, terminal);
    command.action(async () => {
      const { run } = await entry.load();
      exitCode = await run(invocation(command, entry, terminal));
    });
  }
  try {
    await program.parseAsync(words, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.fine : exitCodes.wrongUse;
  }
  return exitCode;
}

function applySettings(command: Command, terminal: Terminal): void {
  command
    .exitOverride()
    .showSuggestionAfterError(true)
    .showHelpAfterError(
      `(${command.parent ? `provfair-compile ${command.name()}` : "provfair-compile"} --help shows what it takes)`,
    )
    .configureOutput({
      writeOut: terminal.write,
      writeErr: terminal.writeError,
      getOutHasColors: () => terminal.colours.out,
      getErrHasColors: () => terminal.colours.error,
      getOutHelpWidth: () => terminal.columns.out ?? 100,
      getErrHelpWidth: () => terminal.columns.error ?? 100,
    });
}

function addSignature(command: Command, entry: CommandEntry): void {
  command.helpOption("-h, --help", "print this help").allowExcessArguments(false);
  for (const operand of entry.operands) command.argument(operand.syntax, operand.description);
  if (entry.environment) {
    command.addOption(
      new Option("-e, --environment <name>", "only this environment; may be repeated")
        .argParser(collect)
        .default([], "all"),
    );
  }
  if (entry.formats.length > 0) {
    command.addOption(new Option("-f, --format <format>", "how to print").choices(entry.formats).default("pretty"));
  }
  if (entry.date) {
    command.addOption(
      new Option("--date <date>", "the date that dated rules see, such as 2026-01-31 (default: today, UTC)").argParser(
        date,
      ),
    );
  }
  for (const option of entry.options) command.option(option.flags, option.description);
  command.addHelpText("after", `\n${examplesHelp(entry)}\n\n${exitCodesHelp}`);
}

function examplesHelp({ examples }: CommandEntry): string {
  const width = Math.max(...examples.map(({ command }) => command.length));
  const lines = examples.map(({ command, says }) => `  provfair-compile ${command.padEnd(width)}  ${says}`);
  return ["Examples:", ...lines].join("\n");
}

function invocation(command: Command, entry: CommandEntry, terminal: Terminal): Invocation {
  const given = command.opts<Record<string, unknown>>();
  const { environment, format, date: day, ...own } = given;
  return {
    operands: command.args,
    environments: entry.environment ? (environment as readonly string[]) : [],
    format: entry.formats.length > 0 ? (format as Format) : "pretty",
    today: (day as string | undefined) ?? new Date().toISOString().slice(0, 10),
    options: own as Invocation["options"],
    terminal,
  };
}

function collect(word: string, before: readonly string[]): readonly string[] {
  return before.includes(word) ? before : [...before, word];
}

/** A day of the calendar, `2026-01-31`, or commander's complaint. */
function date(word: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(word) ? Date.parse(`${word}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== word) {
    throw new InvalidArgumentError("A date is a day of the calendar, such as 2026-01-31.");
  }
  return word;
}
