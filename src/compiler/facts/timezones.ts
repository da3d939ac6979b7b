/** The names of timezones, committed so that a specification is valid on every machine or on none. */
import facts from "./timezones.json" with { type: "json" };

/** Sorted. */
export const TIMEZONES: readonly string[] = facts.names;

const names: ReadonlySet<string> = new Set(TIMEZONES);

/** Whether it is the exact name of a timezone. */
export function isTimezone(name: string): boolean {
  return names.has(name);
}
