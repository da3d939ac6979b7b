/** Files with the findings under the lines that they are about, as comments. */
import type { Diagnostic, Span } from "../../src/diagnostic/diagnostic.ts";
import { positionAt, type Source } from "../../src/source/source.ts";

/** What a comment that is no part of the input begins with. */
const MARK = "#~";

/** The first file, and each other that something is said of; findings that belong to no file stand at the end. */
export function annotated(sources: readonly Source[], diagnostics: readonly Diagnostic[]): string {
  const parts = sources.flatMap((source, index) => {
    const own = diagnostics.filter(({ span }) => span.file === source.name);
    if (index > 0 && own.length === 0) return [];
    return [`${index === 0 ? "" : `${MARK} ${source.name}\n`}${annotate(source, own, sources)}`];
  });
  const names = new Set(sources.map(({ name }) => name));
  const rest = diagnostics.filter(({ span }) => !names.has(span.file)).map((one) => `${MARK} ${headOf(one)}\n`);
  return [...parts, ...rest].join("");
}

function annotate(source: Source, diagnostics: readonly Diagnostic[], sources: readonly Source[]): string {
  const lines = source.text.replace(/\n$/, "").split("\n");
  return lines
    .flatMap((line, index) => {
      const here = diagnostics.filter(({ span }) => positionAt(source, span.start).line === index + 1);
      return [line, ...here.flatMap((one) => notesOf(one, source, sources))];
    })
    .map((line) => `${line}\n`)
    .join("");
}

function notesOf(diagnostic: Diagnostic, source: Source, sources: readonly Source[]): string[] {
  const { span, help, related } = diagnostic;
  return [
    `${underline(span, source)} ${headOf(diagnostic)}`,
    ...(help === undefined ? [] : [`${MARK} help: ${help}`]),
    ...related.map((other) => `${MARK} note: ${placeOf(other.span, sources)} ${other.message}`),
  ].map((line) => line.replaceAll("\n", "\\n"));
}

function headOf({ severity, code, message, environments }: Diagnostic): string {
  const where = environments.length === 0 ? "" : ` (${environments.join(", ")})`;
  return `${severity}[${code}]: ${message}${where}`;
}

/** Carets under the span's first line; a span in the first two columns has them right behind the mark. */
function underline({ start, end }: Span, source: Source): string {
  const { column } = positionAt(source, start);
  const lineEnd = source.text.indexOf("\n", start);
  const width = Math.max(1, Math.min(end, lineEnd < 0 ? end : lineEnd) - start);
  return `${MARK}${" ".repeat(Math.max(0, column - 1 - MARK.length))}${"^".repeat(width)}`;
}

function placeOf(span: Span, sources: readonly Source[]): string {
  const source = sources.find(({ name }) => name === span.file);
  if (source === undefined) return "";
  const { line, column } = positionAt(source, span.start);
  return `${span.file}:${line}:${column}`;
}
