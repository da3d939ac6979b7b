/**
 * Faults that tests inject into the simulated cloud. A fault meets the operations that it describes, in all processes
 * together: it passes over the first `skip` of them, then meets `times` (default: all). Previews of creations, updates and
 * replacements reach no cloud and meet none.
 */
import { setTimeout } from "node:timers/promises";
import type { Operation, Store } from "./store.ts";

/** How often an operation that is held looks whether it still is, in milliseconds. */
const HOLD_LOOK = 50;

export interface Fault {
  readonly id: string;
  readonly does: Deed;
  readonly operation?: Operation;
  readonly type?: string;
  /** The logical name. */
  readonly name?: string;
  readonly skip?: number;
  readonly times?: number;
}

export type Deed =
  /** The operation takes so long, and then succeeds. */
  | { readonly kind: "latency"; readonly milliseconds: number }
  /** The operation takes until the fault is taken back, and then succeeds. */
  | { readonly kind: "hold" }
  /** The request rate is exceeded, and the provider's own retries with it. */
  | { readonly kind: "throttle" }
  /** The credentials may not do this, or it is refused for this reason. */
  | { readonly kind: "refuse"; readonly reason?: string }
  /** No answer at all; the default place of a fault without `operation`. */
  | { readonly kind: "outage" }
  /** The connection is lost after it was asked: it is done, and nobody hears of it. */
  | { readonly kind: "lost" }
  /** A creation or update that came to no end: the object exists, the operation failed. */
  | { readonly kind: "partial"; readonly reason: string }
  /** `kill -9` of the engine or of the provider's process, before the object is changed or after it. */
  | { readonly kind: "crash"; readonly process: "engine" | "provider"; readonly when: "before" | "after" };

export interface Occasion {
  readonly operation: Operation;
  readonly type: string;
  readonly name: string;
}

/** What happens to this operation: the deeds of all faults that it meets. Counts it for each. */
export function deedsFor(occasion: Occasion, store: Store): readonly Deed[] {
  return store
    .control()
    .faults.filter((fault) => describes(fault, occasion))
    .filter((fault) => {
      const { id, skip = 0, times = Number.POSITIVE_INFINITY } = fault;
      if (skip === 0 && times === Number.POSITIVE_INFINITY) return true;
      const before = store.claim(id);
      return before >= skip && before < skip + times;
    })
    .map(({ does }) => does);
}

/** Waits until no fault holds this operation any more. */
export async function holdWhileAsked(occasion: Occasion, store: Store): Promise<void> {
  while (store.control().faults.some((fault) => fault.does.kind === "hold" && describes(fault, occasion))) {
    await setTimeout(HOLD_LOOK);
  }
}

function describes(fault: Fault, { operation, type, name }: Occasion): boolean {
  const fits = (wanted: string | undefined, actual: string) => wanted === undefined || wanted === actual;
  // Check and Diff are the provider's own work, in which no cloud takes part.
  const reached = fault.operation !== undefined || (operation !== "check" && operation !== "diff");
  return reached && fits(fault.operation, operation) && fits(fault.type, type) && fits(fault.name, name);
}
