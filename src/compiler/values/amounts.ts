/**
 * Amounts of spellings that have passed their schema, for comparisons. A number of more digits than the spelling allows
 * is beyond every limit: it counts as infinite, so that the rule of its field reports it.
 */
import { parseDuration } from "./duration.ts";
import { parseMemory } from "./memory.ts";

/** A duration's seconds. */
export function secondsOf(duration: string): number {
  const parsed = parseDuration(duration);
  return parsed.ok ? parsed.value : Number.POSITIVE_INFINITY;
}

/** The MiB of an amount of memory. */
export function mebibytesOf(memory: string): number {
  const parsed = parseMemory(memory);
  return parsed.ok ? parsed.value : Number.POSITIVE_INFINITY;
}
