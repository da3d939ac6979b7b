/** Times of day as an author writes them: `02:00 UTC`. */
import { type Parsed, parsed, problem } from "./parsed.ts";

export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

const SPELLING = /^([01][0-9]|2[0-3]):([0-5][0-9]) UTC$/;
const LOOSE = /^\s*([0-9]{1,2})(?::([0-9]{1,2}))?(?::[0-9]{2})?\s*(am|pm)?\s*(?:utc|z|gmt)?\s*$/i;

/** Reads a time of day in UTC, on the clock of 24 hours. */
export function parseTimeOfDay(text: string): Parsed<TimeOfDay> {
  const match = SPELLING.exec(text);
  if (match) return parsed({ hour: Number(match[1]), minute: Number(match[2]) });
  return problem(`"${text}" is not a time of day`, 0, text.length, nearestTimeOfDay(text));
}

/** The spelling of a time of day. */
export function formatTimeOfDay({ hour, minute }: TimeOfDay): string {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")} UTC`;
}

function nearestTimeOfDay(text: string): string | undefined {
  const match = LOOSE.exec(text);
  if (!match) return undefined;
  const half = match[3]?.toLowerCase();
  const written = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  if (minute > 59 || written > 23 || (half !== undefined && (written === 0 || written > 12))) return undefined;
  const hour = half === undefined ? written : (written % 12) + (half === "pm" ? 12 : 0);
  return formatTimeOfDay({ hour, minute });
}
