/**
 * Runs properties: the same cases every time, unless the environment asks for others. `PROPERTY_RUNS=10` runs ten times as
 * many, `PROPERTY_SEED=random` or a number draws others; a failure prints its seed. `PROPERTY_SHRINK=1` looks for the smallest
 * counterexample, which takes minutes for a whole specification.
 */
import fc from "fast-check";

const FACTOR = Number(process.env["PROPERTY_RUNS"] ?? 1);
const SEED = process.env["PROPERTY_SEED"];

/** Throws with the counterexample and the seed. `runs` is what an ordinary run does. */
export function holds<T extends unknown[]>(property: fc.IProperty<T>, runs: number): void {
  const seed = SEED === "random" ? {} : { seed: Number(SEED ?? 20261122) };
  fc.assert(property, {
    numRuns: Math.ceil(runs * FACTOR),
    ...seed,
    endOnFailure: process.env["PROPERTY_SHRINK"] === undefined,
  });
}
