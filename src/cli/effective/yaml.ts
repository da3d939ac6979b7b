/** A resolved specification as YAML that the compiler reads again, the origin of each value behind it as a comment. */
import { type Entry, entriesOf } from "../../source/positioned.ts";
import { placeOf, placeText } from "../places.ts";
import { jsonText } from "../render/text.ts";
import { isLeaf, keysOf } from "./values.ts";

/** What only an environment's file may say. */
const environmentKeys: readonly string[] = ["account", "protected"];
/** The column at which comments start, where the value leaves room. */
const commentColumn = 48;
/** The name of an origin that is no file. */
export const DEFAULT_ORIGIN = "default";

/**
 * The YAML of one environment. It is a `platform.yaml`, except for what only the environment's own file may say: that
 * stands behind it as comments.
 */
export function renderEffective(environment: string, spec: object): string {
  const keys = Object.keys(spec);
  const print = (shown: readonly string[]) => {
    const lines: string[] = [];
    for (const key of shown) printEntry(spec, key, 0, lines);
    return lines;
  };
  const own = print(keys.filter((key) => environmentKeys.includes(key))).map((line) => `# ${line}`);
  return [
    `# ${environment}, with every default`,
    ...print(keys.filter((key) => !environmentKeys.includes(key))),
    `# in environments/${environment}.yaml:`,
    ...own,
    "",
  ].join("\n");
}

function printEntry(container: object, key: string | number, depth: number, lines: string[], mark = ""): void {
  const value: unknown = Reflect.get(container, key);
  const entry = entriesOf(container)?.get(key);
  const head = `${"  ".repeat(depth)}${mark}${typeof key === "number" ? "-" : `${scalar(key)}:`}`;
  if (isLeaf(value)) {
    lines.push(withOrigin(`${head} ${leaf(value)}`, entry));
    return;
  }
  const inner = value as object;
  if (typeof key === "string") {
    lines.push(head);
    const below = depth + (mark === "" ? 1 : 2);
    for (const member of keysOf(inner)) printEntry(inner, member, below, lines);
    return;
  }
  // The first key of a map in a list stands behind the dash of its element.
  const [first, ...rest] = keysOf(inner);
  if (first === undefined) return;
  if (Array.isArray(inner)) {
    lines.push(head);
    for (const member of keysOf(inner)) printEntry(inner, member, depth + 1, lines);
    return;
  }
  printEntry(inner, first, depth, lines, "- ");
  for (const member of rest) printEntry(inner, member, depth + 1, lines);
}

function withOrigin(line: string, entry: Entry | undefined): string {
  const origin = entry === undefined ? DEFAULT_ORIGIN : placeText(placeOf(entry));
  return `${line.padEnd(commentColumn)} # ${origin}`;
}

function leaf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(scalar).join(", ")}]`;
  return typeof value === "object" && value !== null ? "{}" : scalar(value);
}

/** Words that YAML 1.1 or 1.2 reads as something other than text. */
const reserved = /^(true|false|null|yes|no|on|off|y|n)$/i;
/** Text that is text without quotes, wherever it stands: words, durations and memory, networks. */
const plainText = /^(?:[A-Za-z/][\w./-]*(?: [\w./-]+)*|\d+(?:s|m|h|d|MB|GB)|\d+(?:\.\d+){3}\/\d+)$/;

function scalar(value: unknown): string {
  if (typeof value !== "string") return String(value);
  return plainText.test(value) && !reserved.test(value) ? value : jsonText(value);
}
