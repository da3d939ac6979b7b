/** Spans as lines and columns, for the renderers. */
import type { Span } from "../../diagnostic/diagnostic.ts";
import { type Position, positionAt, type Source } from "../../source/source.ts";

export interface Located {
  readonly source: Source;
  readonly start: Position;
  /** The position behind the last character. */
  readonly end: Position;
}

/** Finds the line and column of spans; a file that is not among the sources counts as empty. */
export function locator(sources: readonly Source[]): (span: Span) => Located {
  const byName = new Map(sources.map((source) => [source.name, source]));
  return (span) => {
    const source = byName.get(span.file) ?? { name: span.file, text: "" };
    return { source, start: positionAt(source, span.start), end: positionAt(source, span.end) };
  };
}
