/** Durations of a specification that the schema has accepted. */
import { invariant } from "../../diagnostic/invariant.ts";
import { parseDuration } from "./duration.ts";

/** The seconds of a duration such as `5m`; throws for a text that the schema refuses. */
export function seconds(duration: string): number {
  const parsed = parseDuration(duration);
  invariant(parsed.ok, `the duration "${duration}" has passed the schema`);
  return parsed.value;
}
