/** Types of the schema and values of an author in the words of a message. */
import * as z from "zod";
import { quotedList } from "../../diagnostic/nearest.ts";
import { secretKind } from "../values/secrets.ts";
import { wantedBy } from "./field.ts";

/** The type that stands at `path` below `root`; undefined where the schema knows no such key. */
export function typeAt(root: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType | undefined {
  let type: z.core.$ZodType | undefined = root;
  for (const segment of path) {
    if (type === undefined) return undefined;
    const inner: z.core.$ZodType = unwrap(type);
    if (inner instanceof z.ZodObject) type = (inner.shape as Record<string, z.core.$ZodType>)[String(segment)];
    else if (inner instanceof z.ZodRecord) type = inner.valueType;
    else if (inner instanceof z.ZodArray) type = inner.element;
    else if (inner instanceof z.ZodUnion) {
      type = inner.options
        .map((option) => typeAt(option, [segment]))
        .find((found): found is z.core.$ZodType => found !== undefined);
    } else return undefined;
  }
  return type;
}

/** A type without its optional and nullable shells. */
export function unwrap(type: z.core.$ZodType): z.core.$ZodType {
  let inner = type;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable) inner = inner.unwrap();
  return inner;
}

/** An example of the type, from its metadata or made of its parts; undefined where it has none. */
export function exampleOf(type: z.core.$ZodType): unknown {
  for (let inner = type; ; ) {
    const examples = z.globalRegistry.get(inner as z.ZodType)?.["examples"] as readonly unknown[] | undefined;
    if (examples?.length) return examples[0];
    if (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable) inner = inner.unwrap();
    else return undefined;
  }
}

/** What a type wants, as a sentence part: `a whole number`, `"arm64" or "x86_64"`, `a map`. */
export function wantedText(type: z.core.$ZodType): string {
  const inner = unwrap(type);
  const wanted = wantedBy(type) ?? wantedBy(inner);
  if (wanted !== undefined) return wanted;
  if (inner instanceof z.ZodEnum) return quotedList(inner.options.map(String), 60);
  if (inner instanceof z.ZodLiteral) return listed([...inner.values].map((value) => JSON.stringify(value)));
  if (inner instanceof z.ZodNumber) return inner.isInt ? "a whole number" : "a number";
  if (inner instanceof z.ZodString) return "text";
  if (inner instanceof z.ZodBoolean) return "true or false";
  if (inner instanceof z.ZodArray) return "a list";
  if (inner instanceof z.ZodUnion) return listed(inner.options.map(wantedText));
  return "a map";
}

function listed(words: readonly string[]): string {
  if (words.length <= 2) return words.join(" or ");
  return `${words.slice(0, -1).join(", ")}, or ${words.at(-1)}`;
}

/** A value as a message shows it: scalars as JSON, cut at 80 characters; containers by kind. */
export function actualText(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "empty";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return "a map";
  if (typeof value === "string" && secretKind(value) !== undefined) return "a text that looks like a secret";
  const shown = typeof value === "string" ? JSON.stringify(value) : String(value);
  return shown.length > 80 ? `${shown.slice(0, 79)}…` : shown;
}

/** `key: value` in flow style, as the author could write it. */
export function exampleText(key: string, example: unknown): string {
  return `${key}: ${flow(example)}`;
}

/** A value in YAML's flow style; text is quoted where YAML would read it as another type. */
export function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([key, member]) => `${key}: ${flow(member)}`);
    return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
  }
  if (typeof value === "string" && !/^[A-Za-z_./][A-Za-z0-9_./ -]*$/.test(value)) return JSON.stringify(value);
  return String(value);
}
