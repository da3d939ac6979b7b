/** The result of reading one of the language's spellings: a value, or what is wrong with the text and where. */

/** A problem inside a text, at offsets into it: from `start` up to, not including, `end`, at least one character wide. */
export interface Problem {
  /** States what is wrong, for authors. */
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** The nearest valid spelling of the whole text, where there is one. */
  readonly suggestion: string | undefined;
}

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** A value that was read. */
export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

/** A problem with the stretch `start` to `end` of a text; an empty stretch is widened to one character. */
export function problem(message: string, start: number, end: number, suggestion?: string): Parsed<never> {
  return { ok: false, problem: { message, start, end: Math.max(end, start + 1), suggestion } };
}
