/** Our words for the package's syntax errors: what a person most likely did wrong at the place where it gave up. */
import type { YAMLParseError } from "yaml";
import { lineStart, lineText, positionAt, type Source } from "../../source/source.ts";
import { type Found, found } from "./findings.ts";
import { clip, quoted } from "./wording.ts";

interface Line {
  readonly start: number;
  readonly text: string;
}

/** What an error of the package means; undefined for what the tokens or the tree show better, and report. */
export function explainSyntax(source: Source, error: YAMLParseError): Found | undefined {
  const [start, end] = error.pos;
  const at = { start, end };
  const { message } = error;
  switch (error.code) {
    case "TAG_RESOLVE_FAILED":
    case "BAD_COLLECTION_TYPE":
    case "BAD_DIRECTIVE":
    case "MULTIPLE_TAGS":
      return undefined;
    case "TAB_AS_INDENT":
      return found("tab-indentation", at, {});
    case "BAD_DQ_ESCAPE": {
      const sequence = message.replace("Invalid escape sequence ", "");
      return found("bad-escape", { start, end: start + sequence.length }, { escape: sequence });
    }
    case "BAD_SCALAR_START":
    case "BAD_ALIAS":
      return found("reserved-character", at, { character: source.text[start] ?? "" });
    case "KEY_OVER_1024_CHARS":
      return found("key-too-long", { start, end: start + 1 }, {});
    case "BAD_INDENT":
      return message.startsWith("Flow") ? undefined : badIndentation(start);
    case "BLOCK_AS_IMPLICIT_KEY":
      return nestedMap();
    case "BLOCK_IN_FLOW": {
      const second = /^\S+\s+(?=\S)/.exec(source.text.slice(start, end))?.[0].length ?? 0;
      return found("missing-comma", { start: start + second, end: start + second + 1 }, {});
    }
    case "MULTILINE_IMPLICIT_KEY":
      return missingColon();
    case "MISSING_CHAR":
      return missingCharacter();
    case "UNEXPECTED_TOKEN":
      return unexpectedToken();
    default:
      return other();
  }

  function missingCharacter(): Found | undefined {
    if (message.startsWith("Missing closing") || message.includes("must end with")) return undefined;
    if (message.startsWith("Missing directives-end")) return undefined;
    if (message.startsWith("Comments")) return found("comment-without-space", at, {});
    if (message.startsWith("Missing space after :")) return missingSpace(lineAt(start)) ?? other();
    if (message.startsWith("Missing ,")) return found("missing-comma", { start, end: start + 1 }, {});
    if (message.startsWith("Sequence item")) return badListElement();
    if (message.startsWith("Implicit map keys")) return missingColon();
    return other();
  }

  function unexpectedToken(): Found | undefined {
    if (message.startsWith("Unexpected ,")) return found("extra-comma", at, {});
    if (message.startsWith("Unexpected block-seq-ind")) return found("list-on-key-line", at, {});
    if (message.startsWith("Block scalar header")) return found("block-text-header", at, {});
    if (/^Unexpected flow-(seq|map)-end/.test(message)) return undefined;
    if (message.endsWith("at node end")) {
      return found("text-after-value", at, { text: quoted(source.text.slice(start, end)) });
    }
    return other();
  }

  function badListElement(): Found {
    const element = wordFrom(start);
    return found("missing-dash", element, {});
  }

  function nestedMap(): Found {
    const line = lineAt(start);
    if (/:(\s|$)/.test(line.text.slice(start - line.start)) && !message.startsWith("A block sequence")) {
      return found("nested-on-one-line", { start, end: line.start + line.text.trimEnd().length }, {});
    }
    return badIndentation(message.startsWith("A block sequence") ? start : line.start + line.text.length + 1);
  }

  function badIndentation(offset: number): Found {
    const word = wordFrom(offset);
    const line = lineAt(word.start);
    const indentation = line.text.slice(0, word.start - line.start);
    const tab = indentation.indexOf("\t");
    if (tab !== -1) return found("tab-indentation", { start: line.start + tab, end: line.start + tab + 1 }, {});
    return found("bad-indentation", word, {});
  }

  function missingColon(): Found {
    const line = lineAt(start);
    if (/:\s/.test(line.text.slice(0, start - line.start))) return badIndentation(line.start + line.text.length + 1);
    const glued = missingSpace(line);
    if (glued) return glued;
    const text = source.text.slice(start, line.start + line.text.length).trimEnd();
    if (/^[^"'#]*:(\s|$)/.test(text)) return badIndentation(line.start + line.text.length + 1);
    return found("missing-colon", { start, end: start + text.length }, { text: clip(text) });
  }

  function missingSpace(line: Line): Found | undefined {
    const match = /^(.*?)([\w-]+|"[^"]*"):([^\s/:,}\]][^\s,}\]]*)/.exec(
      // Matching is quadratic in a line without a colon, so only its beginning is looked at.
      line.text.slice(Math.max(0, start - line.start)).slice(0, 300),
    );
    if (!match) return undefined;
    const [, before = "", key = "", value = ""] = match;
    if (/:\s/.test(before)) return undefined;
    const colon = Math.max(start, line.start) + before.length + key.length;
    return found("missing-space", { start: colon, end: colon + 1 }, { key, value: clip(value) });
  }

  function other(): Found {
    return unexplained(error);
  }

  function lineAt(offset: number): Line {
    const { line } = positionAt(source, offset);
    return { start: lineStart(source, line), text: lineText(source, line) };
  }

  /** The first word at or behind an offset. */
  function wordFrom(offset: number): { readonly start: number; readonly end: number } {
    const word = /^\s*([^\s:]+)/.exec(source.text.slice(offset, offset + 2000));
    if (!word?.[1]) return { start: offset, end: offset + 1 };
    return { start: offset + word[0].length - word[1].length, end: offset + word[0].length };
  }
}

/** An error in the package's own words, where we have none. */
export function unexplained({ pos: [start, end], message }: YAMLParseError): Found {
  return found("invalid-syntax", { start, end }, { reason: message.charAt(0).toLowerCase() + message.slice(1) });
}
