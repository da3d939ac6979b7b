/** From when on what was begun and is not found counts as absent. */

/** How something is looked for that may not be found yet. */
export type Way = "id" | "tags" | "listed";

/** In milliseconds from the engine's end on; 0: at once. */
export type Settle = Readonly<Record<Way, number>>;

/**
 * A provider whose engine was killed notices it within five minutes (sdk/go/common/util/rpcutil, Healthcheck), and until then
 * goes on with what it was asked: so long nothing that is not there is absent. How long AWS then takes is not documented:
 * lists take seconds, and tags are given ten minutes.
 */
const SETTLE: Settle = { id: 300_000, tags: 600_000, listed: 300_000 };

export interface SettlingOptions {
  /** When the state was written, as it says itself; empty where it does not. */
  readonly written: string;
  /** In which ways something was looked for, and not found. */
  readonly open: readonly string[];
  /** When what this state has begun was first seen, in milliseconds: the first time that it is asked, it is now. */
  readonly sighted?: ((written: string) => Promise<number>) | undefined;
  /** In place of what is usual. */
  readonly settle?: Partial<Settle> | undefined;
}

/** From when on what is not found is absent, in milliseconds; `undefined`: nobody knows when the engine has ended. */
export type Settled = (way: Way) => number | undefined;

/**
 * When the engine has ended nobody knows. It was after its last word in the state, which is long past where a creation takes
 * long, and before somebody saw what it has left: the later of the two is safe.
 */
export async function settling({ written, open, sighted, settle }: SettlingOptions): Promise<Settled> {
  const waits: Settle = { ...SETTLE, ...settle };
  const isAwaited = open.some((way) => way in waits && waits[way as Way] > 0);
  const seen = isAwaited ? await sighted?.(written) : undefined;
  const times = [Date.parse(written), seen ?? Number.NaN].filter((time) => !Number.isNaN(time));
  return (way) => {
    if (waits[way] === 0) return 0;
    return times.length === 0 ? undefined : Math.max(...times) + waits[way];
  };
}
