/** The forms in which a value appears in output: as it is, and in every encoding that programs print values in. */

/** Below this many characters an encoded piece says too little, and would cover innocent text. */
export const SHORT = 6;

/** Every form of a value, the longest first, without those of less than `SHORT` characters. */
export function formsOf(value: string): readonly string[] {
  const pieces = [value, ...value.split(/\r?\n/).map((line) => line.trim())];
  const escaped = pieces.flatMap((piece) => escapes.map((encode) => encode(piece)));
  // A document inside a document: JSON in a JSON log, an address with a password in an environment variable.
  const nested = escaped.flatMap((piece) => {
    const inner = jsonEscape(piece);
    return [inner, jsonEscape(inner), goJsonEscape(piece), urlEscape(piece)];
  });
  const all = [...pieces, ...escaped, ...nested, ...base64Forms(value), ...base64Forms(jsonEscape(value))];
  return [...new Set(all)].filter((form) => form.length >= SHORT).sort((a, b) => b.length - a.length);
}

/** A secret and those in it: the values of a JSON document, the password in an address. */
export function withParts(secret: string): readonly string[] {
  return [secret, ...passwordsIn(secret), ...(isDocument(secret) ? leavesOf(JSON.parse(secret)) : [])];
}

function isDocument(text: string): boolean {
  if (!/^\s*[[{"]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function leavesOf(value: unknown): readonly string[] {
  if (typeof value === "string") return withParts(value);
  if (typeof value === "number") return [String(value)];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(leavesOf) : [];
}

/** The password in an address: as it stands there, and as it is meant. */
export function passwordsIn(text: string): readonly string[] {
  const [, written] = /^\s*[a-z][a-z0-9+.-]*:\/\/[^/?#@:]*:([^/?#]+)@/i.exec(text) ?? [];
  if (written === undefined) return [];
  try {
    return [written, decodeURIComponent(written)];
  } catch {
    return [written];
  }
}

const hex = (text: string) => Buffer.from(text, "utf8").toString("hex");

const escapes: readonly ((text: string) => string)[] = [
  jsonEscape,
  goJsonEscape,
  (text) => jsonEscape(text).replace(/[\u007f-\uffff]/g, (unit) => `\\u${hexOf(unit)}`),
  urlEscape,
  (text) => urlEscape(text).replaceAll("%20", "+"),
  encodeUriComponent,
  (text) => lowerCodes(urlEscape(text)),
  (text) => lowerCodes(encodeUriComponent(text)),
  // POSIX shells: in single quotes, in double quotes, with a backslash before each special character.
  (text) => text.replaceAll("'", "'\\''"),
  (text) => text.replaceAll("'", `'"'"'`),
  (text) => text.replace(/["$`\\]/g, "\\$&"),
  (text) => text.replace(/[^\w@%+=:,./-]/g, "\\$&"),
  // YAML in single quotes; HTML and XML.
  (text) => text.replaceAll("'", "''"),
  (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;"),
  hex,
  (text) => hex(text).toUpperCase(),
];

function jsonEscape(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Go's encoding/json escapes what is special in HTML. */
function goJsonEscape(text: string): string {
  return jsonEscape(text).replace(/[<>&\u2028\u2029]/g, (unit) => `\\u${hexOf(unit)}`);
}

/** RFC 3986: everything but the unreserved characters. */
function urlEscape(text: string): string {
  return encodeUriComponent(text).replace(/[!'()*]/g, (unit) => `%${hexOf(unit).slice(2).toUpperCase()}`);
}

function lowerCodes(escaped: string): string {
  return escaped.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}

/** A lone surrogate, which no address can hold, becomes the replacement character. */
function encodeUriComponent(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}

function hexOf(unit: string): string {
  return unit.charCodeAt(0).toString(16).padStart(4, "0");
}

/**
 * What base64 makes of a value that stands anywhere in a longer one: three alignments, without the characters at the edges
 * in which neighbours take part; in both alphabets, and escaped for addresses.
 */
function base64Forms(value: string): readonly string[] {
  const bytes = Buffer.from(value, "utf8");
  return [0, 1, 2].flatMap((offset) => {
    const length = offset + bytes.length;
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    const end = length % 3 === 0 ? encoded.length : encoded.length - 1;
    const form = encoded.slice(offset === 0 ? 0 : offset + 1, end);
    return [form, form.replaceAll("+", "-").replaceAll("/", "_"), encodeURIComponent(form)];
  });
}
