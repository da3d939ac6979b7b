/** A file's text, and the way from an offset in it to a line and a column. */

export interface Source {
  /** The file's name as the caller gave it: `spec/platform.yaml`. */
  readonly name: string;
  readonly text: string;
}

/** Both from 1. A column counts UTF-16 units; a tab is one of them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const byteOrderMark = "\uFEFF";
const lineTables = new WeakMap<Source, readonly number[]>();

/** The offset at which each line starts. A line ends with a line feed, or a carriage return and a line feed. */
function lineStarts(source: Source): readonly number[] {
  const known = lineTables.get(source);
  if (known) return known;
  const starts = [source.text.startsWith(byteOrderMark) ? 1 : 0];
  for (let at = source.text.indexOf("\n"); at !== -1; at = source.text.indexOf("\n", at + 1)) starts.push(at + 1);
  lineTables.set(source, starts);
  return starts;
}

/** How many lines a file has; a text that ends with a line feed has an empty last line. */
export function lineCount(source: Source): number {
  return lineStarts(source).length;
}

/** The position of an offset; offsets outside the file count as its nearest end. A byte order mark has no column. */
export function positionAt(source: Source, offset: number): Position {
  const starts = lineStarts(source);
  const inside = Math.min(Math.max(offset, starts[0] ?? 0), source.text.length);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= inside) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: inside - (starts[low] ?? 0) + 1 };
}

/** The offset of a position; positions outside the file count as its nearest end. */
export function offsetAt(source: Source, { line, column }: Position): number {
  const start = lineStart(source, line);
  return Math.min(start + Math.max(column, 1) - 1, source.text.length);
}

/** The offset at which a line starts. */
export function lineStart(source: Source, line: number): number {
  const starts = lineStarts(source);
  return starts[Math.min(Math.max(line, 1), starts.length) - 1] ?? 0;
}

/** A line's text without its line break; empty for a line that the file does not have. */
export function lineText(source: Source, line: number): string {
  const starts = lineStarts(source);
  const start = starts[line - 1];
  if (start === undefined) return "";
  const text = source.text.slice(start, starts[line] ?? source.text.length);
  return text.replace(/\r?\n$/, "");
}
