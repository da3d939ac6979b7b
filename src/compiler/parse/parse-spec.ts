/** The first stage: a file's text becomes plain values, each with its place in the file. */
import { Composer, isMap } from "yaml";
import type { Outcome } from "../../diagnostic/diagnostic.ts";
import type { Source } from "../../source/source.ts";
import { createFindings, type Findings, found } from "./findings.ts";
import { limits } from "./limits.ts";
import { quickRead } from "./quick-read.ts";
import { explainSyntax, unexplained } from "./syntax.ts";
import { readTokens } from "./tokens.ts";
import { type PlainValue, readTree } from "./tree.ts";
import { kindOf } from "./wording.ts";

export interface ParsedFile {
  readonly source: Source;
  /** Objects without prototype, lists, strings, numbers, booleans and null; `entriesOf` knows where each stands. */
  readonly root: { readonly [key: string]: PlainValue };
}

/** The package as the language wants it: YAML 1.2 core, no tags, duplicate keys left to our own report. */
const composing = {
  version: "1.2",
  schema: "core",
  merge: false,
  resolveKnownTags: false,
  uniqueKeys: false,
  strict: true,
} as const;

/** Reads a YAML text. Whatever the text is, the result is a value or at least one error; all its errors at once. */
export function parseSpec(source: Source): Outcome<ParsedFile> {
  const findings = createFindings(source);
  const root = readRoot(source, findings);
  const diagnostics = findings.all();
  const value = root !== undefined && diagnostics.length === 0 ? { source, root } : undefined;
  return { value, diagnostics };
}

function readRoot(source: Source, findings: Findings): ParsedFile["root"] | undefined {
  if (!isReadable(source, findings)) return undefined;
  return quickRead(source) ?? fullRead(source, findings);
}

/** Reads with the package; reports what is wrong. Exported for the test that compares it with the quick way. */
export function fullRead(source: Source, findings: Findings): ParsedFile["root"] | undefined {
  const tokens = readTokens(source, findings);
  if (!tokens) return undefined;
  const [document, second] = new Composer(composing).compose(tokens, true, source.text.length);
  if (second) {
    const start = second.range[0];
    findings.refuse(found("several-documents", { start, end: start + 3 }, {}));
  }
  if (!document) return undefined;
  for (const error of document.errors) {
    const explained = explainSyntax(source, error);
    if (explained) findings.syntax(explained);
  }
  const root = readTree(source, document.contents, findings);
  const [error] = document.errors;
  if (error && findings.all().length === 0) findings.syntax(unexplained(error));
  if (isMap(document.contents)) return root as ParsedFile["root"];
  if (!second && !findings.hasSyntax()) refuseRoot(source, root, findings);
  return undefined;
}

function refuseRoot(source: Source, root: PlainValue, findings: Findings): void {
  const first = /[^\s\uFEFF]/.exec(
    source.text.replace(/^(\uFEFF?)---/, "$1   ").replace(/#.*/g, (comment) => " ".repeat(comment.length)),
  );
  if (root === null) {
    findings.refuse(found("empty-file", { start: 0, end: 1 }, {}));
    return;
  }
  const start = first?.index ?? 0;
  const glued = typeof root === "string" ? /^([\w-]+):(\S.*)/.exec(root) : null;
  if (glued) {
    const [, key = "", value = ""] = glued;
    findings.syntax(found("missing-space", { start: start + key.length, end: start + key.length + 1 }, { key, value }));
    return;
  }
  const end = source.text.slice(start).search(/\r?\n|$/);
  findings.refuse(found("root-not-a-map", { start, end: start + end }, { kind: kindOf(root) }));
}

/** Every character that cannot stand in a YAML text (YAML 1.2.2, section 5.1), and the mark of a failed decoding. */
const unprintable = /(?![\t\n\r\u0085])\p{Cc}|[\uFFFD-\uFFFF]|\p{Cs}/u;

/** Size and characters, before anything reads the text. */
function isReadable(source: Source, findings: Findings): boolean {
  const { text } = source;
  if (text.length > limits.bytes || utf8Length(text) > limits.bytes) {
    const mebibyte = 1024 * 1024;
    const params = { size: (utf8Length(text) / mebibyte).toFixed(1), limit: String(limits.bytes / mebibyte) };
    findings.refuse(found("file-too-large", { start: 0, end: 1 }, params));
    return false;
  }
  const match = unprintable.exec(text);
  if (!match) return true;
  const { index } = match;
  findings.refuse(
    found("binary-content", { start: index, end: index + 1 }, { character: characterName(text.charCodeAt(index)) }),
  );
  return false;
}

function utf8Length(text: string): number {
  return text.length > 3 * limits.bytes ? text.length : new TextEncoder().encode(text).length;
}

function characterName(code: number): string {
  if (code === 0) return "a NUL character";
  if (code === 0xfffd) return "bytes that are not UTF-8";
  return `the character U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
