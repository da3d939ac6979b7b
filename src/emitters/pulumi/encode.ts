/**
 * Encoders: any text becomes a literal, a template's text, a property name, a comment or Markdown, and nothing else.
 * Characters that a reader cannot see, or that reorder what is read, are written as escapes.
 */
import { invariant } from "../../diagnostic/invariant.ts";
import type { Literal, PathStep } from "../../graph/values.ts";

/** Controls, line separators, byte-order mark, marks of text direction (CVE-2021-42574), and lone surrogates. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const IDENTIFIER_NAME = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

function escapeInvisible(text: string): string {
  return text.replace(INVISIBLE, (c) => SHORT[c] ?? escapeUnit(c));
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A literal of TypeScript and JavaScript. Strings take the quotes that need fewer escapes, double ones by preference. */
export function encodeLiteral(value: Literal): string {
  if (typeof value === "string") return encodeString(value);
  if (typeof value === "number") {
    invariant(Number.isFinite(value), `the number ${value} has no literal`);
    return Object.is(value, -0) ? "-0" : String(value).replace("e+", "e");
  }
  return String(value);
}

function encodeString(text: string): string {
  const quote = text.includes('"') && count(text, '"') > count(text, "'") ? "'" : '"';
  return quote + escapeInvisible(text.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`)) + quote;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** A stretch of text inside a template literal. */
export function encodeTemplateText(text: string): string {
  return escapeInvisible(text.replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${"));
}

/** A property's name in an object literal. `__proto__` is computed, since it would set the prototype otherwise. */
export function encodeKey(key: string): string {
  if (key === "__proto__") return `["__proto__"]`;
  return IDENTIFIER_NAME.test(key) ? key : encodeString(key);
}

/** One step of a path: `.id`, `[0]`, `["x-y"]`. */
export function encodeStep(step: PathStep): string {
  if (typeof step === "string") return IDENTIFIER_NAME.test(step) ? `.${step}` : `[${encodeString(step)}]`;
  invariant(Number.isInteger(step) && step >= 0, `${step} is no index`);
  return `[${step}]`;
}

/** A name that stands as it is; anything that is not an identifier is a bug of ours. */
export function encodeIdentifier(name: string): string {
  invariant(IDENTIFIER_NAME.test(name), `"${name}" is no identifier`);
  return name;
}

/** Line comments, one for each line of the text; `start` is `//` or `#`. */
export function encodeComment(text: string, start = "//"): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => `${start} ${escapeInvisible(line)}`.trimEnd())
    .join("\n");
}

/** JSON that is YAML too, for a place whose line is indented by `indent`. */
export function encodeJson(value: unknown, indent = 0): string {
  const text = JSON.stringify(value, null, 2).replaceAll("\n", `\n${" ".repeat(indent)}`);
  return text.replace(INVISIBLE, (c) => (c === "\n" ? c : escapeUnit(c)));
}

/** Text inside a Markdown paragraph: no markup, no HTML, one line. */
export function encodeMarkdown(text: string): string {
  return encodeLine(text)
    .replace(/[\\`*_[\]|~]|^[#+>-]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;");
}

/** Text inside Markdown's code: one line without backticks. */
export function encodeCode(text: string): string {
  return encodeLine(text).replaceAll("`", "'");
}

function encodeLine(text: string): string {
  return escapeInvisible(text.replace(/[\n\r\u2028\u2029]+/g, " "));
}
