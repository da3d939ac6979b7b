/** Ctrl-C while the engine runs: once lets it end what it is doing, twice ends it at once. */

export interface Interrupts {
  /** Aborted by the first. */
  readonly cancel: AbortSignal;
  /** Aborted by the second. */
  readonly kill: AbortSignal;
  /** Listens no more. */
  readonly release: () => void;
}

export const CANCELLING =
  "cancelling: what is being made is finished first. Ctrl-C again ends at once, and the state may then not know of it.";
export const KILLED =
  'ended at once: the state may keep pending operations, and the stack its lock. "provfair-compile cancel" releases the lock.';

/** A terminal that is closed says SIGHUP. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Listens to the signals that end a process; `say` is told what follows. */
export function listenForInterrupts(
  say: (text: string) => void,
  source: Pick<NodeJS.Process, "on" | "off"> = process,
): Interrupts {
  const cancel = new AbortController();
  const kill = new AbortController();
  const onSignal = () => {
    if (!cancel.signal.aborted) {
      say(CANCELLING);
      cancel.abort();
    } else if (!kill.signal.aborted) {
      say(KILLED);
      kill.abort();
    }
  };
  for (const signal of SIGNALS) source.on(signal, onSignal);
  return {
    cancel: cancel.signal,
    kill: kill.signal,
    release: () => {
      for (const signal of SIGNALS) source.off(signal, onSignal);
    },
  };
}
