/**
 * How a field of the language is declared: a Zod type with what an editor shows. Only constructs that Zod and JSON
 * Schema read alike are used (strict objects, records with pattern keys, anchored patterns without flags, bounded numbers,
 * enums); every other constraint is a rule. A test walks the schema and holds this.
 */
import * as z from "zod";

/** What editors and the documentation show of a field. */
export interface FieldMeta {
  /** One or two sentences in Markdown: what it does. Ends with "Default: …" where the compiler has one. */
  readonly description: string;
  /** A valid value, as the author would write it. */
  readonly example: unknown;
  /** What each value of an enum means. */
  readonly values?: Readonly<Record<string, string>>;
}

/** Adds the editor's keys to a type; what a pattern wants is handed down from its `text`. */
export function field<T extends z.ZodType>(type: T, { description, example, ...editor }: FieldMeta): T {
  return described(type, { description, examples: [example], ...editor });
}

/** A type that says something already is shared: it is copied. Another is new, and a copy would cost as much as itself. */
function described<T extends z.ZodType>(type: T, meta: z.GlobalMeta): T {
  if (z.globalRegistry.has(type)) return type.meta(meta);
  z.globalRegistry.add(type, meta);
  return type;
}

/** A string with an anchored pattern and a readable account of it. */
export function text(pattern: RegExp, wanted: string): z.ZodString {
  return described(z.string().regex(pattern), { wanted });
}

/** A whole number within bounds, both included. */
export function whole(min: number, max: number): z.ZodInt {
  return z.int().min(min).max(max);
}

/** What the pattern of a type wants, if it says. */
export function wantedBy(type: z.core.$ZodType): string | undefined {
  return z.globalRegistry.get(type as z.ZodType)?.["wanted"] as string | undefined;
}
