/**
 * The quick way for files as people write them: maps and lists by indentation, brackets and braces, scalars on one line,
 * comments. It reads 20 lines for 1,000 services some 8 times as fast as the package builds its document (measured).
 * Whatever else a file holds, and whatever is wrong with it, this reader gives up and the package reads the text: it
 * reports nothing, and what it does read has the package's values and positions (a property compares the two).
 */
import { type Entry, setEntries } from "../../source/positioned.ts";
import type { Source } from "../../source/source.ts";
import { limits } from "./limits.ts";
import { giveUp, isOtherThanText, keyEnd, plainEnd, quotedEnd, resolvePlain, unquote } from "./quick-scalars.ts";
import type { PlainValue } from "./tree.ts";

const space = 0x20;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const hash = 0x23;
const dash = 0x2d;

type PlainMap = { [key: string]: PlainValue };
/** An entry whose end is known only once its value is read. */
type Draft = { -readonly [K in keyof Entry]: Entry[K] };
type Table = Map<string | number, Entry>;

/** The root map of a file with its positions; undefined where the package must read the text. */
export function quickRead(source: Source): PlainMap | undefined {
  if (/[\t\uFEFF\u0085\u2028\u2029]|\r(?!\n)/.test(source.text)) return undefined;
  try {
    return createReader(source)();
  } catch (reason) {
    if (reason === giveUp) return undefined;
    throw reason;
  }
}

function createReader(source: Source): () => PlainMap {
  const { text } = source;
  let at = 0;
  let nodes = 0;
  let depth = 0;
  /** Behind the last character of content that was read. */
  let contentEnd = 0;
  /** The indentation of the line at whose first character `at` stands; -1 at the end of the file. */
  let lineIndent = -1;

  return () => {
    nextLine();
    if (lineIndent !== 0 || keyEnd(text, at) === -1) throw giveUp;
    const root = readMap(0, undefined);
    if (at < text.length || nodes > limits.nodes) throw giveUp;
    return root;
  };

  function readMap(indent: number, parent: Entry | undefined): PlainMap {
    enter();
    const map: PlainMap = Object.create(null);
    const table: Table = new Map();
    setEntries(map, table);
    do {
      const entry = readKey(table, parent);
      skipSpaces();
      map[entry.key] = isLineEnd() ? readBelow(indent, entry) : readOnLine(indent, entry);
    } while (continues(indent, false));
    depth--;
    return map;
  }

  function readList(indent: number, parent: Entry | undefined): PlainValue[] {
    enter();
    const list: PlainValue[] = [];
    const table: Table = new Map();
    setEntries(list, table);
    do {
      const entry = draft(list.length, parent, at, at + 1);
      table.set(list.length, entry);
      list.push(readElement(indent, entry));
      entry.keyStart = entry.start;
      entry.keyEnd = entry.end;
    } while (continues(indent, true));
    depth--;
    return list;
  }

  function readElement(indent: number, entry: Draft): PlainValue {
    const lineStart = at - indent;
    contentEnd = ++at;
    skipSpaces();
    if (isLineEnd()) return readBelow(indent, entry);
    if (isDash() || keyEnd(text, at) !== -1) return readBlock(at - lineStart, entry);
    return readOnLine(indent, entry);
  }

  /** The value on the lines below its key or dash; null where they belong to something else. */
  function readBelow(indent: number, entry: Draft): PlainValue {
    nextLine();
    if (lineIndent > indent) return readBlock(lineIndent, entry);
    if (typeof entry.key === "string" && lineIndent === indent && isDash()) return readBlock(indent, entry);
    nodes++;
    return null;
  }

  function readBlock(indent: number, entry: Draft): PlainValue {
    entry.start = at;
    if (!isDash() && keyEnd(text, at) === -1) throw giveUp;
    const value = isDash() ? readList(indent, entry) : readMap(indent, entry);
    entry.end = contentEnd;
    return value;
  }

  function readOnLine(indent: number, entry: Draft): PlainValue {
    if (text.charCodeAt(at - 1) !== space) throw giveUp;
    const value = readInline(indent, entry, false);
    skipSpaces();
    if (!isLineEnd()) throw giveUp;
    nextLine();
    return value;
  }

  /** True where the next line holds the next key or element of the same map or list. */
  function continues(indent: number, isList: boolean): boolean {
    if (lineIndent > indent) throw giveUp;
    if (lineIndent < indent) return false;
    if (isDash() && !isList) throw giveUp;
    return isDash() === isList;
  }

  function readInline(indent: number, entry: Draft, isFlow: boolean): PlainValue {
    const start = at;
    const first = text[at];
    let value: PlainValue;
    if (first === "[") value = readFlowList(indent, entry);
    else if (first === "{") value = readFlowMap(indent, entry);
    else {
      nodes++;
      const isQuoted = first === '"' || first === "'";
      at = isQuoted ? quotedEnd(text, at) : plainEnd(text, at, isFlow);
      const written = text.slice(start, at);
      value = isQuoted ? unquote(written) : resolvePlain(written);
    }
    entry.start = start;
    entry.end = contentEnd = at;
    return value;
  }

  function readFlowList(indent: number, parent: Draft): PlainValue[] {
    enter();
    const list: PlainValue[] = [];
    const table: Table = new Map();
    setEntries(list, table);
    at++;
    for (skipFlow(indent); text[at] !== "]"; ) {
      const entry = draft(list.length, parent, at, at + 1);
      table.set(list.length, entry);
      list.push(readInline(indent, entry, true));
      entry.keyStart = entry.start;
      entry.keyEnd = entry.end;
      separate(indent, "]");
    }
    at++;
    depth--;
    return list;
  }

  function readFlowMap(indent: number, parent: Draft): PlainMap {
    enter();
    const map: PlainMap = Object.create(null);
    const table: Table = new Map();
    setEntries(map, table);
    at++;
    for (skipFlow(indent); text[at] !== "}"; ) {
      const entry = readKey(table, parent);
      skipFlow(indent);
      map[entry.key] = readInline(indent, entry, true);
      separate(indent, "}");
    }
    at++;
    depth--;
    return map;
  }

  /** Steps over the comma behind an element, or up to the closing bracket. */
  function separate(indent: number, close: string): void {
    skipFlow(indent);
    if (text[at] === ",") {
      at++;
      skipFlow(indent);
    } else if (text[at] !== close) throw giveUp;
  }

  function readKey(table: Table, parent: Entry | undefined): Draft {
    const end = keyEnd(text, at);
    if (end === -1 || end - at > 1000) throw giveUp;
    const isQuoted = text[at] === '"' || text[at] === "'";
    const key = isQuoted ? text.slice(at + 1, end - 1) : text.slice(at, end);
    if (table.has(key) || (!isQuoted && isOtherThanText(key))) throw giveUp;
    const entry = draft(key, parent, at, end);
    table.set(key, entry);
    contentEnd = end;
    at = end + 1;
    return entry;
  }

  function draft(key: string | number, parent: Entry | undefined, start: number, end: number): Draft {
    return { source, key, parent, keyStart: start, keyEnd: end, start, end };
  }

  function enter(): void {
    if (++nodes > limits.nodes || ++depth > limits.depth) throw giveUp;
  }

  /** From anywhere in blanks and comments to the first character of the next line with content. */
  function nextLine(): void {
    let start = at;
    for (;;) {
      skipSpaces();
      if (text.charCodeAt(at) === hash) skipComment();
      if (at >= text.length) {
        lineIndent = -1;
        return;
      }
      if (!isLineBreak()) break;
      stepOverLineBreak();
      start = at;
    }
    lineIndent = at - start;
    if (lineIndent === 0 && (text.startsWith("---", at) || text.startsWith("...", at))) throw giveUp;
  }

  /** Over blanks, comments and line breaks between brackets; what follows is indented more than what it belongs to. */
  function skipFlow(indent: number): void {
    skipSpaces();
    if (isComment()) skipComment();
    if (!isLineBreak()) return;
    nextLine();
    if (lineIndent <= indent) throw giveUp;
  }

  function stepOverLineBreak(): void {
    at += text.charCodeAt(at) === carriageReturn ? 2 : 1;
  }

  function skipSpaces(): void {
    while (text.charCodeAt(at) === space) at++;
  }

  function skipComment(): void {
    const end = text.indexOf("\n", at);
    at = end === -1 ? text.length : end;
  }

  function isLineBreak(): boolean {
    const code = text.charCodeAt(at);
    return code === lineFeed || code === carriageReturn;
  }

  function isComment(): boolean {
    return text.charCodeAt(at) === hash && text.charCodeAt(at - 1) === space;
  }

  function isLineEnd(): boolean {
    return at >= text.length || isLineBreak() || isComment();
  }

  function isDash(): boolean {
    if (text.charCodeAt(at) !== dash) return false;
    const next = text.charCodeAt(at + 1);
    return at + 1 >= text.length || next === space || next === lineFeed || next === carriageReturn;
  }
}
