/**
 * Takes secret values out of what leaves an operation: text, streams of text that are cut anywhere, and structured values.
 * The values are found in every encoding of encodings.ts, over line breaks too, and Pulumi's own mark of secrets is known.
 */
import { isRecord, isSecretWire, REDACTED, SECRET_MARK, secretWire, type Wire } from "../../graph/wire.ts";
import { formsOf, SHORT, withParts } from "./encodings.ts";

export interface Redactor {
  /** From now on these are secrets too. */
  add(secrets: readonly string[]): void;
  /** A text without the secrets. */
  text(text: string): string;
  /** A copy of a JSON value without the secrets, in keys and values. Numbers that are secrets become text. */
  value<T>(value: T): T;
  /** For a text that comes in pieces: each is given out as far as no secret can begin in its end. */
  stream(): RedactingStream;
}

export interface RedactingStream {
  /** Takes the next piece; returns what may be shown by now. */
  write(chunk: string): string;
  /** Returns what was held back. */
  end(): string;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A redactor of these values. A value of less than six characters is covered only where it is a whole value by itself:
 * between quotes, or behind `=` or `: ` up to the next blank; anywhere else it could be any part of a word.
 */
export function createRedactor(secrets: readonly string[]): Redactor {
  const values = new Set<string>();
  let tables = tablesOf(values);
  const add = (more: readonly string[]) => {
    const before = values.size;
    for (const secret of more.flatMap(withParts)) if (secret.trim() !== "") values.add(secret);
    if (values.size > before) tables = tablesOf(values);
  };
  add(secrets);

  const spansIn = (text: string): readonly Span[] => {
    const { forms, unbroken, shortForms } = tables;
    const spans = [...markedSpans(text)];
    for (const form of forms)
      for (const start of occurrences(text, form)) spans.push({ start, end: start + form.length });
    const { text: joined, at } = withoutBreaks(text);
    if (joined.length !== text.length) {
      for (const form of unbroken) {
        for (const start of occurrences(joined, form)) {
          spans.push({ start: at(start), end: at(start + form.length - 1) + 1 });
        }
      }
    }
    for (const pattern of shortForms) {
      for (const { index } of text.matchAll(pattern))
        spans.push({ start: index, end: index + lengthOf(pattern, text, index) });
    }
    return merged(spans);
  };

  /** Where the end of the text begins that may be the beginning of a secret. */
  const heldFrom = (text: string): number => {
    const { starts, longest } = tables;
    const { text: joined, at } = withoutBreaks(text.replace(/\r$/, ""));
    const begins = (tail: string): number => {
      for (let index = Math.max(0, tail.length - longest); index < tail.length; index++) {
        const end = tail.slice(index);
        if (starts.some((form) => form.startsWith(end) && form !== end)) return index;
      }
      return tail.length;
    };
    return Math.min(openMark(text), begins(text), at(begins(joined)));
  };

  const text = (whole: string): string => cover(whole, spansIn(whole), 0, whole.length);

  const value = (whole: unknown): unknown => {
    if (typeof whole === "string") return values.has(whole) ? REDACTED : text(whole);
    if (Array.isArray(whole)) return whole.map(value);
    if (typeof whole !== "object" || whole === null) {
      const written = String(whole);
      return written.length >= SHORT && values.has(written) ? REDACTED : whole;
    }
    if (isRecord(whole as Wire) && isSecretWire(whole as Wire)) return secretWire(REDACTED);
    return Object.fromEntries(Object.entries(whole).map(([key, member]) => [text(key), value(member)]));
  };

  return {
    add,
    text,
    value: <T>(whole: T) => value(whole) as T,
    stream: () => {
      let context = "";
      let pending = "";
      const give = (until: (all: string, spans: readonly Span[]) => number): string => {
        const all = context + pending;
        const spans = spansIn(all);
        const cut = Math.max(context.length, until(all, spans));
        const shown = cover(all, spans, context.length, cut);
        pending = all.slice(cut);
        context = all.slice(Math.max(0, cut - CONTEXT), cut);
        return shown;
      };
      return {
        write: (chunk) => {
          pending += chunk;
          return give((all, spans) => {
            const held = heldFrom(all);
            return spans.find(({ start, end }) => start < held && held < end)?.start ?? held;
          });
        },
        end: () => give((all) => all.length),
      };
    },
  };
}

interface Tables {
  readonly forms: readonly string[];
  /** The same without line breaks, for texts without them. */
  readonly unbroken: readonly string[];
  readonly shortForms: readonly RegExp[];
  /** What the end of a text may be the beginning of. */
  readonly starts: readonly string[];
  readonly longest: number;
}

function tablesOf(values: ReadonlySet<string>): Tables {
  const forms = [...new Set([...values].flatMap(formsOf))];
  const unbroken = [...new Set(forms.map((form) => withoutBreaks(form).text))].filter((form) => form.length >= SHORT);
  const short = [...values].filter((value) => value.length < SHORT);
  const starts = [...new Set([...forms, ...unbroken, ...short.map((value) => `${value}\n`)])];
  return {
    forms,
    unbroken,
    shortForms: short.map((value) => new RegExp(`(?<=["'\`=]|: )${escapeRegExp(value)}(?=["'\`,;\\s\\\\]|$)`, "g")),
    starts,
    longest: Math.max(0, ...starts.map(({ length }) => length)),
  };
}

/** What stands before a short value and makes it one: at most two characters. */
const CONTEXT = 2;

/** A text without its line breaks and the indentation behind them, and where each of its characters was. */
function withoutBreaks(text: string): { readonly text: string; readonly at: (index: number) => number } {
  const kept: Span[] = [];
  let start = 0;
  for (const { 0: found, index } of text.matchAll(/\r?\n[ \t]*/g)) {
    kept.push({ start, end: index });
    start = index + found.length;
  }
  kept.push({ start, end: text.length });
  return {
    text: kept.map((span) => text.slice(span.start, span.end)).join(""),
    at: (index) => {
      let left = index;
      for (const span of kept) {
        if (left < span.end - span.start) return span.start + left;
        left -= span.end - span.start;
      }
      return text.length;
    },
  };
}

function* occurrences(text: string, form: string): Generator<number> {
  for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1)) yield at;
}

/** The objects by which Pulumi marks secrets, plain or inside a string; one that does not end goes to the text's end. */
function* markedSpans(text: string): Generator<Span> {
  for (const mark of occurrences(text, SECRET_MARK)) {
    const start = text.lastIndexOf("{", mark);
    if (start !== -1) yield { start, end: endOfObject(text, start) ?? text.length };
  }
}

/** Where a mark begins that the text does not end; its length where there is none. */
function openMark(text: string): number {
  const spans = [...markedSpans(text)].filter(({ end }) => end === text.length);
  return Math.min(text.length, ...spans.map(({ start }) => start));
}

/** The end of the JSON object that begins at `start`; strings are delimited by quotes behind as many backslashes as the first. */
function endOfObject(text: string, start: number): number | undefined {
  const [, quote = '"'] = /^\{\s*(\\*")/.exec(text.slice(start, start + 50)) ?? [];
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text.startsWith(quote, at)) {
      at = endOfString(text, at + quote.length, quote);
    } else if (text[at] === "{") depth++;
    else if (text[at] === "}" && --depth === 0) return at + 1;
  }
  return undefined;
}

/** The last character of the closing quote: one that is escaped has more backslashes before it. */
function endOfString(text: string, from: number, quote: string): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === "\\") backslashes++;
    // Each level of nesting doubles the backslashes of what it holds, and adds one before its own quotes.
    const own = quote.length - 1;
    if (backslashes % (2 * (own + 1)) === own) return at;
  }
  return text.length;
}

function merged(spans: readonly Span[]): readonly Span[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

/** The part of a text between two places, each span in it replaced. */
function cover(text: string, spans: readonly Span[], from: number, to: number): string {
  let result = "";
  let at = from;
  for (const { start, end } of spans) {
    if (end <= from || start >= to) continue;
    result += text.slice(at, Math.max(at, start)) + REDACTED;
    at = Math.min(end, to);
  }
  return result + text.slice(at, to);
}

function lengthOf(pattern: RegExp, text: string, index: number): number {
  const sticky = new RegExp(pattern.source, "y");
  sticky.lastIndex = index;
  return sticky.exec(text)?.[0].length ?? 0;
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
