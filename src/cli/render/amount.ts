/** Counted things in words. */

/** `1 error`, `2 errors`. */
export function amount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
