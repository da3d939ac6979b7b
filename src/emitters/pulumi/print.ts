/**
 * Lays expressions out in Prettier's style at 100 columns, so that formatting an emitted program changes nothing. Sees
 * expressions only, never the graph.
 */
import { invariant } from "../../diagnostic/invariant.ts";
import { encodeKey, encodeLiteral, encodeStep, encodeTemplateText } from "./encode.ts";
import type { Access, Expression, Member } from "./expression.ts";

export const PRINT_WIDTH = 100;
const TAB = 2;

/** Prettier keeps a value behind its key when the key is shorter than an indentation and three characters. */
const SHORT_KEY = TAB + 3;

interface Position {
  /** The indentation of the line on which the expression starts. */
  readonly indent: number;
  /** Where the expression starts. */
  readonly column: number;
  /** How many characters follow it on its last line. */
  readonly after: number;
}

/** `const name = value;` at the margin. */
export function printDeclaration(left: string, value: Expression): string {
  return `${left} =${printAssigned(value, { indent: 0, column: left.length + 3, after: 1 }, false)};`;
}

/** `{ a, b: c }` of an import, of a `require` or of `module.exports`, where `before` and `after` stand on its line. */
export function printNames(before: string, names: readonly string[], after: string): string {
  const flatNames = `${before}{ ${names.join(", ")} }${after}`;
  if (flatNames.length <= PRINT_WIDTH) return flatNames;
  return `${before}{\n${names.map((name) => `${pad(TAB)}${name},\n`).join("")}}${after}`;
}

/** The text of an expression that starts at a position. */
export function printExpression(expression: Expression, at: Position): string {
  const line = flat(expression);
  if (line !== undefined && fits(line, at)) return line;
  switch (expression.kind) {
    case "array":
      return printArray(expression.items, at);
    case "object":
      return expression.members.length === 0 ? "{}" : printObject(expression.members, at);
    case "call":
      return printCall(expression, at);
    default:
      invariant(line !== undefined, `a ${expression.kind} stands on one line`);
      return line;
  }
}

function fits(line: string, at: Position): boolean {
  const room = PRINT_WIDTH - at.column - at.after;
  // A character is one unit or two.
  if (line.length <= room || line.length > 2 * room) return line.length <= room;
  return [...line].length <= room;
}

function pad(indent: number): string {
  return " ".repeat(indent);
}

function printArray(items: readonly Expression[], at: Position): string {
  const inner = at.indent + TAB;
  if (isNumbers(items)) return `[\n${fillNumbers(items, inner)}\n${pad(at.indent)}]`;
  const lines = items.map(
    (item) => `${pad(inner)}${printExpression(item, { indent: inner, column: inner, after: 1 })},\n`,
  );
  return `[\n${lines.join("")}${pad(at.indent)}]`;
}

function isNumbers(items: readonly Expression[]): boolean {
  return items.length > 1 && items.every((item) => item.kind === "literal" && typeof item.value === "number");
}

/** Numbers go side by side as long as there is room. */
function fillNumbers(items: readonly Expression[], indent: number): string {
  const lines: string[] = [];
  let line = pad(indent);
  for (const item of items) {
    const text = `${flat(item)},`;
    if (line.trim() !== "" && line.length + 1 + text.length > PRINT_WIDTH) {
      lines.push(line);
      line = pad(indent);
    }
    line += line.trim() === "" ? text : ` ${text}`;
  }
  return [...lines, line].join("\n");
}

function printObject(members: readonly Member[], at: Position): string {
  const inner = at.indent + TAB;
  const lines = members.map((member) => `${pad(inner)}${printMember(member, inner)},\n`);
  return `{\n${lines.join("")}${pad(at.indent)}}`;
}

function printMember(member: Member, indent: number): string {
  if (isShorthand(member)) return member.key;
  const key = encodeKey(member.key);
  const at = { indent, column: indent + key.length + 2, after: 1 };
  return `${key}:${printAssigned(member.value, at, key.length < SHORT_KEY)}`;
}

/** A value behind `=` or `:`, with the space or the line break in front of it. */
function printAssigned(value: Expression, at: Position, shortKey: boolean): string {
  const line = movesToNextLine(value) && !shortKey ? flat(value) : undefined;
  if (line === undefined || fits(line, at)) return ` ${printExpression(value, at)}`;
  return `\n${pad(at.indent + TAB)}${line}`;
}

/** What Prettier rather moves to the next line as a whole than breaks inside. */
function movesToNextLine(value: Expression): boolean {
  if (value.kind === "literal") return typeof value.value === "string";
  if (value.kind === "access") return true;
  if (value.kind !== "call" || value.construct || value.args.length > 1) return false;
  const [lone] = value.args;
  if (lone === undefined) return true;
  return lone.kind === "literal" ? encodeLiteral(lone.value).length <= PRINT_WIDTH / 4 : false;
}

function printCall(expression: Expression & { kind: "call" }, at: Position): string {
  const { args } = expression;
  const head = `${callHead(expression)}(`;
  const last = args.at(-1);
  const before = args.slice(0, -1).map(flat);
  const start = `${head}${before.map((text) => `${text}, `).join("")}`;
  if (last && before.every((text) => text !== undefined) && isHuggable(last, args.at(-2), args.length)) {
    if (at.column + start.length + 1 <= PRINT_WIDTH) {
      return `${start}${last.kind === "array" ? printArray(last.items, at) : printObject(membersOf(last), at)})`;
    }
  }
  const inner = at.indent + TAB;
  const lines = args.map(
    (arg) => `${pad(inner)}${printExpression(arg, { indent: inner, column: inner, after: 1 })},\n`,
  );
  return args.length === 0 ? `${head})` : `${head}\n${lines.join("")}${pad(at.indent)})`;
}

/** Whether the last argument may open on the call's line: `f({` … `})`. */
function isHuggable(last: Expression, previous: Expression | undefined, count: number): boolean {
  if (previous?.kind === last.kind) return false;
  if (last.kind === "array") return last.items.length > 0 && !(count > 1 && isNumbers(last.items));
  return last.kind === "object" && last.members.length > 0;
}

function membersOf(expression: Expression): readonly Member[] {
  return expression.kind === "object" ? expression.members : [];
}

function callHead(expression: Expression & { kind: "call" }): string {
  return `${expression.construct ? "new " : ""}${accessText(expression.callee)}`;
}

function accessText({ root, path }: Access): string {
  return root + path.map(encodeStep).join("");
}

function isShorthand({ key, value }: Member): boolean {
  return value.kind === "access" && value.path.length === 0 && value.root === key;
}

/** What an expression is on one line, which is asked of it once for each that it is in, and by both languages. */
const flats = new WeakMap<Expression, string | false>();

/** The expression on one line; `undefined` where Prettier would break it however short it is. */
function flat(expression: Expression): string | undefined {
  const known = flats.get(expression) ?? flatNow(expression) ?? false;
  flats.set(expression, known);
  return known === false ? undefined : known;
}

function flatNow(expression: Expression): string | undefined {
  switch (expression.kind) {
    case "literal":
      return encodeLiteral(expression.value);
    case "access":
      return accessText(expression);
    case "template":
      return `${accessText(expression.tag)}\`${expression.parts.map(templatePart).join("")}\``;
    case "array":
      return mustBreak(expression.items) ? undefined : wrapped("[", expression.items.map(flat), "]");
    case "object":
      if (expression.members.length === 0) return "{}";
      return wrapped("{ ", expression.members.map(flatMember), " }");
    case "call":
      return wrapped(`${callHead(expression)}(`, expression.args.map(flat), ")");
  }
}

function wrapped(open: string, parts: readonly (string | undefined)[], close: string): string | undefined {
  return parts.includes(undefined) ? undefined : `${open}${parts.join(", ")}${close}`;
}

function flatMember(member: Member): string | undefined {
  if (isShorthand(member)) return member.key;
  const value = flat(member.value);
  return value === undefined ? undefined : `${encodeKey(member.key)}: ${value}`;
}

function templatePart(part: string | Expression): string {
  if (typeof part === "string") return encodeTemplateText(part);
  const line = flat(part);
  invariant(line !== undefined, "a placeholder of a template stands on one line");
  return `\${${line}}`;
}

/** Several objects with several members each, or arrays likewise, stand one below the other. */
function mustBreak(items: readonly Expression[]): boolean {
  if (items.length < 2) return false;
  return (
    items.every((item) => item.kind === "object" && item.members.length > 1) ||
    items.every((item) => item.kind === "array" && item.items.length > 1)
  );
}
