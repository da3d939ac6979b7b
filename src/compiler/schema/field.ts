/**
 * How a field of the language is declared: a Zod type with what an editor shows. Only constructs that Zod and JSON
 * Schema read alike are used (strict objects, records with pattern keys, anchored patterns without flags, integers,
 * enums); every other constraint is a rule. A test walks the schema and holds this.
 */
import * as z from "zod";

/** What editors and the documentation show of a field. */
export interface FieldMeta {
  /** One or two sentences: what it does, and what is done without it. */
  readonly description: string;
  /** A valid value, as the author would write it. */
  readonly example: unknown;
  /** What the pattern wants, as a sentence part: `a duration such as 30s, 5m, 12h, or 30d`. */
  readonly wanted?: string;
}

/** Adds the editor's keys to a type. */
export function field<T extends z.ZodType>(type: T, { description, example, wanted }: FieldMeta): T {
  return type.meta({
    description,
    examples: [example],
    ...(wanted === undefined ? {} : { wanted, patternErrorMessage: `expected ${wanted}` }),
  });
}

/** A string with an anchored pattern and a readable account of it. */
export function text(pattern: RegExp, wanted: string): z.ZodString {
  return z.string().regex(pattern).meta({ wanted });
}

/** A whole number within bounds, both included. */
export function whole(min: number, max: number): z.ZodInt {
  return z.int().min(min).max(max);
}

/** What the pattern of a type wants, if it says. */
export function wantedBy(type: z.core.$ZodType): string | undefined {
  return z.globalRegistry.get(type as z.ZodType)?.["wanted"] as string | undefined;
}
