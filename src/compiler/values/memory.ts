/** Amounts of memory as an author writes them: `512MB`, `1GB`. One GB is 1,024 MB, and a MB what AWS calls a MiB. */
import { type Parsed, parsed, problem } from "./parsed.ts";

const SPELLING = /^([1-9][0-9]{0,6})(MB|GB)$/;
const LOOSE = /^\s*([0-9]{1,7}(?:\.[0-9]{1,3})?)\s*([a-z]*)\s*$/i;
const MEBIBYTES: Readonly<Record<string, number>> = {
  "": 1,
  m: 1,
  mb: 1,
  mi: 1,
  mib: 1,
  megabytes: 1,
  g: 1024,
  gb: 1024,
  gi: 1024,
  gib: 1024,
  gigabytes: 1024,
};

/** Reads an amount of memory; the value is in MiB. */
export function parseMemory(text: string): Parsed<number> {
  const match = SPELLING.exec(text);
  if (match) return parsed(Number(match[1]) * (match[2] === "GB" ? 1024 : 1));
  return problem(`"${text}" is not an amount of memory`, 0, text.length, nearestMemory(text));
}

/** The shortest spelling of a number of MiB: `1GB` for 1024, `1536MB` for 1536. Fractions are rounded. */
export function formatMemory(mebibytes: number): string {
  const whole = Math.round(mebibytes);
  return whole > 0 && whole % 1024 === 0 ? `${whole / 1024}GB` : `${whole}MB`;
}

function nearestMemory(text: string): string | undefined {
  const match = LOOSE.exec(text);
  const word = match?.[2]?.toLowerCase() ?? "";
  if (!match || !Object.hasOwn(MEBIBYTES, word)) return undefined;
  const mebibytes = Math.round(Number(match[1]) * (MEBIBYTES[word] as number));
  return mebibytes === 0 ? undefined : formatMemory(mebibytes);
}
