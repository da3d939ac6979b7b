/**
 * From the package's document to plain values with positions, in one walk: maps become objects without prototype, so
 * that no key means anything but itself; aliases become the value they repeat, shared.
 */
import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { suggestion } from "../../diagnostic/nearest.ts";
import { type Entry, setEntries } from "../../source/positioned.ts";
import type { Source } from "../../source/source.ts";
import { type Findings, found, spanInside } from "./findings.ts";
import { limits } from "./limits.ts";
import { clip, kindOf } from "./wording.ts";

export type PlainValue =
  | string
  | number
  | boolean
  | null
  | readonly PlainValue[]
  | { readonly [key: string]: PlainValue };

interface Anchored {
  readonly value: PlainValue;
  readonly nodes: number;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The value of a document's content. What the language refuses is reported, and the walk goes on around it. */
export function readTree(source: Source, content: Node | null, findings: Findings): PlainValue {
  const { text } = source;
  const anchors = new Map<string, Anchored>();
  const openAnchors: string[] = [];
  let nodes = 0;
  let aliases = 0;
  let aliasedNodes = 0;
  let exhausted = false;
  return read(content, undefined);

  function read(node: Node | null, entry: Entry | undefined): PlainValue {
    if (node === null || exhausted) return null;
    if (isAlias(node)) return readAlias(node);
    count(1, node);
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    const before = nodes;
    if (anchor) openAnchors.push(anchor);
    let value: PlainValue = null;
    if (isMap(node)) value = readMap(node, entry);
    else if (isSeq(node)) value = readList(node, entry);
    else if (isScalar(node)) value = readScalar(node);
    if (anchor) {
      openAnchors.pop();
      anchors.set(anchor, { value, nodes: nodes - before + 1 });
    }
    return value;
  }

  function readMap(map: YAMLMap, parent: Entry | undefined): PlainValue {
    const result: { [key: string]: PlainValue } = Object.create(null);
    const table = new Map<string | number, Entry>();
    setEntries(result, table);
    for (const pair of map.items as Pair<Node, Node | null>[]) {
      const at = stretch(pair.key);
      const key = readKey(pair, at);
      if (key === undefined) {
        read(pair.value, { source, key: "", parent, keyStart: at.start, keyEnd: at.end, start: at.start, end: at.end });
        continue;
      }
      const known = table.get(key);
      if (known) {
        const first = { file: source.name, start: known.keyStart, end: known.keyEnd };
        findings.refuse(
          found(
            "duplicate-key",
            { ...at, related: [{ span: first, message: "first declared here" }] },
            { key: clip(key) },
          ),
        );
      }
      const value = pair.value && !isEmpty(pair.value) ? stretch(pair.value) : at;
      const entry: Entry = {
        source,
        key,
        parent,
        keyStart: at.start,
        keyEnd: at.end,
        start: value.start,
        end: value.end,
      };
      const plain = read(pair.value, entry);
      if (known) continue;
      table.set(key, entry);
      result[key] = plain;
    }
    return result;
  }

  function readList(list: YAMLSeq, parent: Entry | undefined): PlainValue {
    const result: PlainValue[] = [];
    const table = new Map<string | number, Entry>();
    setEntries(result, table);
    for (const item of list.items as Node[]) {
      const key = result.length;
      const { start, end } = isEmpty(item) ? dashBefore(item.range?.[0] ?? 0) : stretch(item);
      const entry: Entry = { source, key, parent, keyStart: start, keyEnd: end, start, end };
      table.set(key, entry);
      result.push(read(item, entry));
    }
    return result;
  }

  function readScalar({ value }: Scalar): PlainValue {
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
  }

  function readAlias(alias: Alias): PlainValue {
    const at = stretch(alias);
    const name = alias.source;
    const anchored = anchors.get(name);
    if (openAnchors.includes(name)) {
      findings.refuse(found("recursive-alias", at, { name }));
      return null;
    }
    if (!anchored) {
      if (name !== "") findings.refuse(found("unknown-alias", at, { name, nearest: suggestedAlias(name) }));
      return null;
    }
    aliases++;
    aliasedNodes += anchored.nodes;
    const isOverUses = aliases > limits.aliases;
    if (isOverUses || aliasedNodes > limits.aliasedNodes) {
      const params = isOverUses
        ? { limit: String(limits.aliases), what: "uses" }
        : { limit: String(limits.aliasedNodes), what: "values" };
      findings.refuse(found("too-many-aliases", at, params));
      exhausted = true;
      return null;
    }
    count(anchored.nodes, alias);
    return anchored.value;
  }

  function suggestedAlias(name: string): string {
    const hint = suggestion(name, anchors.keys());
    return hint.replace('"', '"*');
  }

  /** The key as text; undefined where it cannot be a key, which is reported. */
  function readKey(pair: Pair<Node, Node | null>, at: Stretch): string | undefined {
    const { key } = pair;
    if (!isScalar(key)) {
      findings.refuse(found("complex-key", at, { kind: isAlias(key) ? "an alias" : isSeq(key) ? "a list" : "a map" }));
      return undefined;
    }
    if (typeof key.value === "string") {
      if (key.value === "<<" && key.type === "PLAIN") {
        findings.refuse(found("merge-key", at, {}));
        return undefined;
      }
      const glued = pair.value === null && key.type === "PLAIN" ? /^([\w-]+):(\S.*)$/.exec(key.value) : null;
      if (glued) {
        const colon = at.start + (glued[1]?.length ?? 0);
        const params = { key: glued[1] ?? "", value: clip(glued[2] ?? "") };
        findings.syntax(found("missing-space", { start: colon, end: colon + 1 }, params));
        return undefined;
      }
      return key.value;
    }
    const written = text.slice(at.start, at.end);
    if (isEmpty(key)) findings.refuse(found("missing-key", colonFrom(at.start), {}));
    else findings.refuse(found("key-not-text", at, { source: clip(written), kind: kindOf(key.value) }));
    return undefined;
  }

  function count(more: number, node: Node): void {
    nodes += more;
    if (nodes <= limits.nodes || exhausted) return;
    findings.refuse(found("too-many-values", { start: stretch(node).start, end: 0 }, { limit: String(limits.nodes) }));
    exhausted = true;
  }

  function isEmpty(node: Node): boolean {
    return isScalar(node) && node.range !== undefined && node.range !== null && node.range[0] === node.range[1];
  }

  /** A node's characters, without the blanks and comments behind it. */
  function stretch(node: Node): Stretch {
    const [start, end] = node.range ?? [0, 0];
    return spanInside(source, start, contentEnd(node, end));
  }

  function contentEnd(node: Node, end: number): number {
    if (isMap(node) && !node.flow) {
      const last = node.items.at(-1) as Pair<Node, Node | null> | undefined;
      const inner = last?.value && !isEmpty(last.value) ? last.value : last?.key;
      if (inner) return Math.max(contentEnd(inner, inner.range?.[1] ?? end), (inner.range?.[0] ?? 0) + 1);
    } else if (isSeq(node) && !node.flow) {
      const last = node.items.at(-1) as Node | undefined;
      if (last) return isEmpty(last) ? dashBefore(last.range?.[0] ?? 0).end : contentEnd(last, last.range?.[1] ?? end);
    }
    let trimmed = end;
    while (trimmed > 0 && /\s/.test(text[trimmed - 1] ?? "")) trimmed--;
    return trimmed;
  }

  /** The dash of an element without a value, looked for backwards from where the value would stand. */
  function dashBefore(offset: number): Stretch {
    const dash = text.lastIndexOf("-", offset);
    return dash === -1 ? spanInside(source, offset, offset + 1) : { start: dash, end: dash + 1 };
  }

  function colonFrom(offset: number): Stretch {
    const colon = text.indexOf(":", offset);
    return colon === -1 ? spanInside(source, offset, offset + 1) : { start: colon, end: colon + 1 };
  }
}
