/** Durations as an author writes them: a whole number and one unit, `30s`, `5m`, `12h`, `30d`; latencies also in `500ms`. */
import { type Parsed, parsed, problem } from "./parsed.ts";

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
type Unit = keyof typeof SECONDS;

const SPELLING = /^(0|[1-9][0-9]{0,8})([smhd])$/;
const LATENCY = /^(0|[1-9][0-9]{0,8})(ms|s)$/;
const LOOSE = /^\s*([0-9]{1,9}(?:\.[0-9]{1,3})?)\s*([a-z]*)\s*$/i;

const UNIT_WORDS: Readonly<Record<string, Unit>> = {
  "": "s",
  s: "s",
  sec: "s",
  secs: "s",
  second: "s",
  seconds: "s",
  m: "m",
  min: "m",
  mins: "m",
  minute: "m",
  minutes: "m",
  h: "h",
  hr: "h",
  hrs: "h",
  hour: "h",
  hours: "h",
  d: "d",
  day: "d",
  days: "d",
};

/** Reads a duration; the value is in seconds. */
export function parseDuration(text: string): Parsed<number> {
  const match = SPELLING.exec(text);
  if (match) return parsed(Number(match[1]) * SECONDS[match[2] as Unit]);
  return problem(`"${text}" is not a duration`, 0, text.length, nearestDuration(text));
}

/** Reads a latency; the value is in milliseconds. */
export function parseLatency(text: string): Parsed<number> {
  const match = LATENCY.exec(text);
  if (match) return parsed(Number(match[1]) * (match[2] === "ms" ? 1 : 1000));
  const loose = LOOSE.exec(text);
  const unit = loose?.[2]?.toLowerCase();
  const suggestion =
    unit === "ms" || unit === "" ? `${Math.round(Number(loose?.[1]))}ms` : latencyFrom(nearestSeconds(text));
  return problem(`"${text}" is not a latency`, 0, text.length, suggestion);
}

/** The shortest spelling of a number of seconds: the largest unit that divides it. Fractions are rounded. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole === 0) return "0s";
  const unit = (["d", "h", "m"] as const).find((candidate) => whole % SECONDS[candidate] === 0) ?? "s";
  return `${whole / SECONDS[unit]}${unit}`;
}

function nearestDuration(text: string): string | undefined {
  const seconds = nearestSeconds(text);
  return seconds === undefined ? undefined : formatDuration(seconds);
}

function nearestSeconds(text: string): number | undefined {
  const match = LOOSE.exec(text);
  const word = match?.[2]?.toLowerCase() ?? "";
  if (!match || !Object.hasOwn(UNIT_WORDS, word)) return undefined;
  return Number(match[1]) * SECONDS[UNIT_WORDS[word] as Unit];
}

function latencyFrom(seconds: number | undefined): string | undefined {
  if (seconds === undefined) return undefined;
  return seconds % 1 === 0 ? `${seconds}s` : `${Math.round(seconds * 1000)}ms`;
}
