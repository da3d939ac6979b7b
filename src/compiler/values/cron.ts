/**
 * Crons as an author writes them: the five fields of Unix, `0 22 * * 1-5`, with names for months and weekdays, ranges,
 * lists and steps. Read strictly, because cron implementations differ on everything else (`5/15`, `10-5`, both day
 * fields at once), and AWS on most of it.
 */
import { type Parsed, type Problem, parsed, problem } from "./parsed.ts";

/** One member of a field's list: `5`, `1-5`, `1-5/2`, or `*` with or without a step. */
export interface CronItem {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  /** Written with `*`. */
  readonly every: boolean;
}

export interface CronField {
  readonly items: readonly CronItem[];
  /** What the items select, sorted, without repetition; Sunday is 0. */
  readonly values: readonly number[];
  /** Whether it is written as anything but `*`. */
  readonly restricted: boolean;
}

export interface Cron {
  readonly minute: CronField;
  readonly hour: CronField;
  readonly dayOfMonth: CronField;
  readonly month: CronField;
  readonly dayOfWeek: CronField;
}

interface FieldKind {
  readonly key: keyof Cron;
  readonly title: string;
  readonly min: number;
  readonly max: number;
  /** Names of the values from `min` on. */
  readonly names: readonly string[];
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const FIELDS: readonly FieldKind[] = [
  { key: "minute", title: "a minute", min: 0, max: 59, names: [] },
  { key: "hour", title: "an hour", min: 0, max: 23, names: [] },
  { key: "dayOfMonth", title: "a day of the month", min: 1, max: 31, names: [] },
  { key: "month", title: "a month", min: 1, max: 12, names: MONTHS },
  { key: "dayOfWeek", title: "a day of the week", min: 0, max: 7, names: WEEKDAYS },
];
const SUNDAY_AT_THE_END = 7;
/** The longest each month can be; in a leap year for February. */
const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A piece of the text, with its offset in the whole. */
interface Piece {
  readonly text: string;
  readonly at: number;
}

/** Reads a five-field cron; a problem points at the smallest part that is wrong. */
export function parseCron(text: string): Parsed<Cron> {
  const pieces = [...text.matchAll(/[^ \t]+/g)].map((match): Piece => ({ text: match[0], at: match.index }));
  if (pieces.length !== FIELDS.length) {
    return problem(
      `a cron has five fields (minute, hour, day of the month, month, day of the week), and this has ${pieces.length}`,
      0,
      text.length,
    );
  }
  const fields: Partial<Record<keyof Cron, CronField>> = {};
  for (const [index, kind] of FIELDS.entries()) {
    const piece = pieces[index] as Piece;
    const field = parseField(piece, kind);
    if (!field.ok) return { ok: false, problem: inWhole(field.problem, text, piece) };
    fields[kind.key] = field.value;
  }
  const cron = fields as Cron;
  if (cron.dayOfMonth.restricted && cron.dayOfWeek.restricted) {
    const [day, weekday] = [pieces[2] as Piece, pieces[4] as Piece];
    return problem(
      "both the day of the month and the day of the week are restricted, which AWS cannot express",
      day.at,
      weekday.at + weekday.text.length,
    );
  }
  const longest = Math.max(...cron.month.values.map((month) => LONGEST[month - 1] ?? 0));
  if (Math.min(...cron.dayOfMonth.values) > longest) {
    const day = pieces[2] as Piece;
    return problem(`it never fires: no month that it names has a day ${day.text}`, day.at, day.at + day.text.length);
  }
  return parsed(cron);
}

/** A field's suggestion becomes one of the whole text. */
function inWhole(found: Problem, text: string, piece: Piece): Problem {
  if (found.suggestion === undefined) return found;
  const whole = text.slice(0, piece.at) + found.suggestion + text.slice(piece.at + piece.text.length);
  return { ...found, suggestion: parseCron(whole).ok ? whole : undefined };
}

function parseField(piece: Piece, kind: FieldKind): Parsed<CronField> {
  const items: CronItem[] = [];
  let at = piece.at;
  for (const text of piece.text.split(",")) {
    const item = parseItem({ text, at }, kind);
    if (!item.ok) {
      const { suggestion } = item.problem;
      const [before, after] = [piece.text.slice(0, at - piece.at), piece.text.slice(at - piece.at + text.length)];
      return suggestion === undefined
        ? item
        : { ok: false, problem: { ...item.problem, suggestion: before + suggestion + after } };
    }
    items.push(item.value);
    at += text.length + 1;
  }
  const values = new Set<number>();
  for (const { from, to, step } of items) {
    for (let value = from; value <= to; value += step)
      values.add(kind.key === "dayOfWeek" ? value % SUNDAY_AT_THE_END : value);
  }
  return parsed({ items, values: [...values].sort((a, b) => a - b), restricted: piece.text !== "*" });
}

function parseItem(piece: Piece, kind: FieldKind): Parsed<CronItem> {
  const { text, at } = piece;
  const wrong = (message: string, suggestion?: string) => problem(message, at, at + text.length, suggestion);
  const match = /^([^/]+)(?:\/(.*))?$/.exec(text);
  if (!match) return wrong(`"${text}" is not ${kind.title}${hint(kind)}`);
  const [, range = "", stepText] = match;
  const last = kind.key === "dayOfWeek" ? kind.max - 1 : kind.max;
  const step = stepText === undefined ? 1 : /^[1-9][0-9]?$/.test(stepText) ? Number(stepText) : 0;
  if (step === 0 || step > last) {
    return problem(`"${stepText}" is not a step from 1 to ${last}`, at + range.length + 1, at + text.length);
  }
  if (range === "*") return parsed({ from: kind.min, to: last, step, every: true });
  const hyphen = range.indexOf("-");
  const ends = hyphen < 0 ? [range] : [range.slice(0, hyphen), range.slice(hyphen + 1)];
  const values: number[] = [];
  let start = at;
  for (const end of ends) {
    const value = parseValue(end, kind);
    if (value === undefined) return problem(`"${end}" is not ${kind.title}${hint(kind)}`, start, start + end.length);
    values.push(value);
    start += end.length + 1;
  }
  const [from = 0, to] = values;
  if (to === undefined) {
    if (stepText === undefined) return parsed({ from, to: from, step: 1, every: false });
    return wrong(`"${text}" has a step without a range`, `${range}-${last}/${stepText}`);
  }
  if (kind.key === "dayOfWeek" && to === 0 && from > 0 && ends[1] !== "0") {
    return parsed({ from, to: SUNDAY_AT_THE_END, step, every: false });
  }
  if (to < from)
    return wrong(`"${text}" ends before it begins`, step === 1 ? forwards(ends, from, to, kind, last) : undefined);
  return parsed({ from, to, step, every: false });
}

/** A range that runs over the end of the year or the week, as two that do not. */
function forwards(ends: readonly string[], from: number, to: number, kind: FieldKind, last: number): string {
  if (from === SUNDAY_AT_THE_END) return `0-${to}`;
  const named = kind.names.length > 0 && /[a-z]/i.test(ends[0] ?? "");
  const name = (value: number) => (named ? (kind.names[value - kind.min] ?? "") : String(value));
  const range = (a: number, b: number) => (a === b ? name(a) : `${name(a)}-${name(b)}`);
  return `${range(from, last)},${range(kind.min, to)}`;
}

function parseValue(text: string, { min, max, names }: FieldKind): number | undefined {
  const named = names.indexOf(text.toUpperCase());
  if (named >= 0) return named + min;
  if (!/^(0|[1-9]|0[0-9]|[1-9][0-9])$/.test(text)) return undefined;
  const value = Number(text);
  return value >= min && value <= max ? value : undefined;
}

function hint({ min, max, names }: FieldKind): string {
  const numbers = ` from ${min} to ${max}`;
  return names.length === 0 ? numbers : `${numbers}, or ${names[0]} to ${names.at(-1)}`;
}
