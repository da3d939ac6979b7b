/** Scalars of the quick reader: where they end, and which of YAML's core types an unquoted one has. */

/** Ends the quick reader's attempt: the text holds something that the full parser must judge. */
export const giveUp: unique symbol = Symbol("give up");

const numbers =
  /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?[0-9]+|[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)$/;
const words: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...["true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE"].map((word) => [word, false] as const),
  ...["null", "Null", "NULL", "~"].map((word) => [word, null] as const),
]);

/** The value of an unquoted scalar: YAML 1.2.2, section 10.3.2, "Tag Resolution" of the core schema. */
export function resolvePlain(text: string): string | number | boolean | null {
  const word = text.length <= 5 ? words.get(text) : undefined;
  if (word !== undefined) return word;
  const first = text.charCodeAt(0);
  const isNumeric = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e;
  if (!isNumeric || !numbers.test(text)) return text;
  if (text.startsWith("0o")) return Number.parseInt(text.slice(2), 8);
  if (text.startsWith("0x")) return Number.parseInt(text.slice(2), 16);
  if (/nan$/i.test(text)) return Number.NaN;
  if (/inf$/i.test(text)) return first === 0x2d ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return Number.parseFloat(text);
}

/** True for an unquoted key that YAML reads as something else than text. */
export function isOtherThanText(key: string): boolean {
  return words.has(key);
}

const keyPattern = /(?:[A-Za-z_][\w./-]*|"[^"\\\r\n]*"|'[^'\r\n]*'):(?=[ \r\n]|$)/y;
const quotedPattern = /"(?:[^"\\\r\n]|\\["\\/nt])*"|'[^'\r\n]*'/y;
const blockPlainPattern = /(?:[\w/.+$~(^;=\u00A1-\uFFFC]|-(?=[^\s]))[^\r\n]*/y;
const flowPlainPattern = /(?:[\w/.+$~(^;=\u00A1-\uFFFC]|-(?=[^\s,[\]{}]))[^\r\n,[\]{}]*/y;
const commentPattern = / #/;
const colonPattern = /:(?: |$)/;

/** The end of a key at `at`, behind it the colon; -1 where there is none that is simple. */
export function keyEnd(text: string, at: number): number {
  keyPattern.lastIndex = at;
  return keyPattern.test(text) ? keyPattern.lastIndex - 1 : -1;
}

/** The end of a text in quotes on one line, with the common escapes only. */
export function quotedEnd(text: string, at: number): number {
  quotedPattern.lastIndex = at;
  if (!quotedPattern.test(text)) throw giveUp;
  return quotedPattern.lastIndex;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t" };

/** The value of a text in quotes that `quotedEnd` has measured. */
export function unquote(text: string): string {
  const inner = text.slice(1, -1);
  if (text.startsWith("'") || !inner.includes("\\")) return inner;
  return inner.replace(/\\(.)/g, (_, character: string) => escapes[character] ?? character);
}

/** The end of an unquoted scalar on one line; `isFlow` where commas and brackets end it. */
export function plainEnd(text: string, at: number, isFlow: boolean): number {
  const pattern = isFlow ? flowPlainPattern : blockPlainPattern;
  pattern.lastIndex = at;
  if (!pattern.test(text)) throw giveUp;
  let end = pattern.lastIndex;
  const comment = text.slice(at, end).search(commentPattern);
  if (comment !== -1) end = at + comment;
  while (text.charCodeAt(end - 1) === 0x20) end--;
  if (colonPattern.test(text.slice(at, end))) throw giveUp;
  return end;
}
