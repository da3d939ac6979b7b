/** The code frame: the line that a finding is about, and carets under the stretch. */
import type { Span } from "../../diagnostic/diagnostic.ts";
import { lineStart, lineText, positionAt, type Source } from "../../source/source.ts";
import { type Cell, cellsOf } from "./text.ts";

export interface Frame {
  readonly line: number;
  readonly column: number;
  readonly text: string;
  /** Blanks and carets to print under `text`. */
  readonly indent: string;
  readonly carets: string;
}

/** Cells of source shown at most; longer lines are cut around the span. */
const frameWidth = 100;
/** Cells kept before the span of a line that is cut. */
const lead = 30;
const ellipsis: Cell = { text: "…", offset: 0, width: 1 };

/** The frame of a span; a span over several lines is cut to its first. */
export function frameOf(source: Source, span: Span): Frame {
  const { line, column } = positionAt(source, span.start);
  const start = lineStart(source, line);
  const raw = lineText(source, line);
  const from = Math.min(span.start - start, raw.length);
  const to = Math.max(Math.min(span.end - start, raw.trimEnd().length), from + 1);
  // What no window can show is not measured either.
  const base = raw.length > 4000 ? Math.max(0, from - 2000) : 0;
  const cells = cellsOf(raw.slice(base, base + 4000));
  const { before, under, after } = window(cells, from - base, to - base, {
    start: base > 0,
    end: base + 4000 < raw.length,
  });
  return {
    line,
    column,
    text: join([...before, ...under, ...after]).trimEnd(),
    indent: " ".repeat(widthOf(before)),
    carets: "^".repeat(Math.max(1, widthOf(under))),
  };
}

interface Window {
  readonly before: readonly Cell[];
  readonly under: readonly Cell[];
  readonly after: readonly Cell[];
}

function window(
  cells: readonly Cell[],
  from: number,
  to: number,
  cut: { readonly start: boolean; readonly end: boolean },
): Window {
  const first = lastIndexAt(cells, from);
  const last = Math.max(first + 1, indexAt(cells, to));
  if (widthOf(cells) <= frameWidth && !cut.start && !cut.end) {
    return { before: cells.slice(0, first), under: cells.slice(first, last), after: cells.slice(last) };
  }
  const kept = widthOf(cells.slice(0, first)) < lead * 2 && !cut.start ? 0 : Math.max(0, first - lead);
  const before = cells.slice(kept, first);
  const space = Math.max(lead, frameWidth - widthOf(before));
  const under = take(cells.slice(first, last), space);
  const rest = cells.slice(first + under.length);
  const after = under.length < last - first ? [] : take(rest, space - widthOf(under));
  return {
    before: kept > 0 || cut.start ? [ellipsis, ...before] : before,
    under,
    after: after.length < rest.length || cut.end ? [...after, ellipsis] : after,
  };
}

/** The index of the cell that holds an offset; the number of cells for one behind the last. */
function lastIndexAt(cells: readonly Cell[], offset: number): number {
  const next = cells.findIndex((cell) => cell.offset > offset);
  if (next > 0) return next - 1;
  const last = cells.at(-1);
  return last && offset < last.offset + last.text.length ? cells.length - 1 : cells.length;
}

function indexAt(cells: readonly Cell[], offset: number): number {
  const next = cells.findIndex((cell) => cell.offset >= offset);
  return next === -1 ? cells.length : next;
}

function take(cells: readonly Cell[], width: number): readonly Cell[] {
  let left = width;
  const end = cells.findIndex((cell) => {
    left -= cell.width;
    return left < 0;
  });
  return end === -1 ? cells : cells.slice(0, end);
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

function join(cells: readonly Cell[]): string {
  return cells.map(({ text }) => text).join("");
}
