/** One line on standard error that says what is being done, where a person watches; it leaves nothing behind. */
import type { Terminal } from "./terminal.ts";

export interface Progress {
  /** Replaces the line. */
  readonly show: (text: string) => void;
  /** Takes the line away, before anything else is printed. */
  readonly clear: () => void;
}

const clearLine = "\r\u001b[K";

/** The progress line of a terminal; nothing at all where nobody watches. */
export function createProgress({ interactive, writeError, columns }: Terminal): Progress {
  if (!interactive) return { show: () => {}, clear: () => {} };
  return {
    show: (text) => writeError(`${clearLine}${text.slice(0, (columns.error ?? 80) - 1)}`),
    clear: () => writeError(clearLine),
  };
}
