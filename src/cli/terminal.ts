/** Where a command reads its surroundings and writes its results: the process's own streams, or a test's. */
import { createInterface } from "node:readline";
import { setImmediate } from "node:timers/promises";
import { askHidden, readInput } from "./hidden-input.ts";

export interface Terminal {
  /** Absolute path of the working directory. */
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Whether escape sequences for colours may be written to each stream. */
  readonly colours: { readonly out: boolean; readonly error: boolean };
  /** Whether a person watches standard error, so that progress may be shown there. */
  readonly interactive: boolean;
  /** Width of each stream in columns, as it is now; `undefined` where it is not a terminal. */
  readonly columns: { readonly out: number | undefined; readonly error: number | undefined };
  /** Results: standard output. */
  readonly write: (text: string) => void;
  /** Failures and progress: standard error. */
  readonly writeError: (text: string) => void;
  /** What could not be written up to now, in the stream's name and the reason; absent: everything is. */
  readonly unwritten?: () => Promise<readonly Unwritten[]>;
  /** Asks the person at the terminal and resolves with the line; absent where there is none to ask. */
  readonly ask?: (question: string) => Promise<string>;
  /** The same without showing what is typed; resolves with undefined where the person gives up. */
  readonly askHidden?: (question: string) => Promise<string | undefined>;
  /** All of standard input, where it is no terminal. */
  readonly readInput?: () => Promise<string>;
}

/** A stream that has refused something: the disk under it is full. */
export interface Unwritten {
  readonly stream: "out" | "error";
  readonly reason: string;
}

/** The terminal of the running process. A reader that goes away (`| head`) and a disk that is full end the output, not the command. */
export function processTerminal(): Terminal {
  const variables = process.env;
  const [out, error] = [writer(process.stdout), writer(process.stderr)];
  return {
    cwd: process.cwd(),
    variables,
    colours: {
      out: allowsColours(variables, process.stdout.isTTY === true),
      error: allowsColours(variables, process.stderr.isTTY === true),
    },
    interactive: process.stderr.isTTY === true && variables["CI"] === undefined,
    columns: {
      get out() {
        return process.stdout.isTTY ? process.stdout.columns : undefined;
      },
      get error() {
        return process.stderr.isTTY ? process.stderr.columns : undefined;
      },
    },
    write: out.write,
    writeError: error.write,
    unwritten: async () => {
      // What a stream refuses it says a moment later.
      await setImmediate();
      const reasons = { out: out.refused(), error: error.refused() };
      return (["out", "error"] as const).flatMap((stream) => {
        const reason = reasons[stream];
        return reason === undefined ? [] : [{ stream, reason }];
      });
    },
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

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EFBIG: "the file is as large as the system allows",
};

interface Writer {
  readonly write: (text: string) => void;
  /** Why it was refused; `undefined` where nothing was, or only the reader is gone. */
  readonly refused: () => string | undefined;
}

/** Writes up to the first error: what comes after a gap would be read as if there were none. */
function writer(stream: NodeJS.WriteStream): Writer {
  let open = true;
  let refused: string | undefined;
  const fail = ({ code = "", message }: NodeJS.ErrnoException) => {
    if (open && !READER_GONE.has(code)) refused = REASONS[code] ?? message;
    open = false;
  };
  stream.on("error", fail);
  return {
    write: (text) => {
      if (!open) return;
      try {
        stream.write(text);
      } catch (error) {
        // Older versions of Node say so of a file at once.
        fail(error as NodeJS.ErrnoException);
      }
    },
    refused: () => refused,
  };
}
