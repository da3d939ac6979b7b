/** Amounts of memory of a specification that the schema has accepted. */
import { invariant } from "../../diagnostic/invariant.ts";
import { parseMemory } from "./memory.ts";

/** The MiB of an amount such as `512MB`; throws for a text that the schema refuses. */
export function mebibytes(memory: string): number {
  const parsed = parseMemory(memory);
  invariant(parsed.ok, `the size "${memory}" has passed the schema`);
  return parsed.value;
}
