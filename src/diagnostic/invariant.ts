/** Throws for a bug of ours; never for what an author wrote. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`internal error: ${message}. Please report it with the specification that shows it.`);
}
