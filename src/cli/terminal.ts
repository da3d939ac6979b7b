/** Where a command reads its surroundings and writes its results: the process's own streams, or a test's. */
import { createInterface } from "node:readline";
import { askHidden, readInput } from "./hidden-input.ts";

export interface Terminal {
  /** Absolute path of the working directory. */
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Whether escape sequences for colours may be written to each stream. */
  readonly colours: { readonly out: boolean; readonly error: boolean };
  /** Whether a person watches standard error, so that progress may be shown there. */
  readonly interactive: boolean;
  /** Width in columns; `undefined` where the output is not a terminal. */
  readonly columns: number | undefined;
  /** Results: standard output. */
  readonly write: (text: string) => void;
  /** Failures and progress: standard error. */
  readonly writeError: (text: string) => void;
  /** Asks the person at the terminal and resolves with the line; absent where there is none to ask. */
  readonly ask?: (question: string) => Promise<string>;
  /** The same without showing what is typed; resolves with undefined where the person gives up. */
  readonly askHidden?: (question: string) => Promise<string | undefined>;
  /** All of standard input, where it is no terminal. */
  readonly readInput?: () => Promise<string>;
}

/** The terminal of the running process. A reader that goes away (`| head`) ends the output, not the command. */
export function processTerminal(): Terminal {
  const variables = process.env;
  return {
    cwd: process.cwd(),
    variables,
    colours: {
      out: allowsColours(variables, process.stdout.isTTY === true),
      error: allowsColours(variables, process.stderr.isTTY === true),
    },
    interactive: process.stderr.isTTY === true && variables["CI"] === undefined,
    columns: process.stdout.isTTY ? process.stdout.columns : undefined,
    write: writer(process.stdout),
    writeError: writer(process.stderr),
    ...(process.stdin.isTTY === true && process.stderr.isTTY === true ? { ask, askHidden } : {}),
    ...(process.stdin.isTTY === true ? {} : { readInput }),
  };
}

/** Without a line (Ctrl-D) the answer is empty. */
function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    lines.once("close", () => resolve(""));
    lines.question(question, (answer) => {
      resolve(answer);
      lines.close();
    });
  });
}

/**
 * Whether colours are wanted: never with NO_COLOR (https://no-color.org), always with FORCE_COLOR other than `0` and
 * `false`, else on a terminal that can show them.
 */
export function allowsColours(variables: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  if (variables["NO_COLOR"]) return false;
  const forced = variables["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return isTerminal && variables["TERM"] !== "dumb";
}

/** What a stream says whose reader is gone: a pipe, a socket, a terminal. */
const READER_GONE: ReadonlySet<string | undefined> = new Set(["EPIPE", "ECONNRESET", "EIO", "ERR_STREAM_DESTROYED"]);

function writer(stream: NodeJS.WriteStream): (text: string) => void {
  let open = true;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (!READER_GONE.has(error.code)) throw error;
    open = false;
  });
  return (text) => {
    if (open) stream.write(text);
  };
}
