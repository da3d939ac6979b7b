/** Findings for programs: the documented schema of `--format json`. */
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Source } from "../../source/source.ts";
import { locator } from "./located.ts";
import { jsonText } from "./text.ts";

export interface JsonLocation {
  readonly file: string;
  /** Lines and columns count from 1; columns count UTF-16 units, and the end is the column behind the last one. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface JsonDiagnostic extends JsonLocation {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly environments: readonly string[];
  readonly help: string | null;
  readonly related: readonly (JsonLocation & { readonly message: string })[];
}

/** The findings as data, for commands whose JSON holds more than findings. */
export function jsonDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: readonly Source[],
): readonly JsonDiagnostic[] {
  const locate = locator(sources);
  return diagnostics.map(({ code, severity, message, span, environments, help, related }) => ({
    code,
    severity,
    message,
    ...location(span),
    environments,
    help: help ?? null,
    related: related.map((note) => ({ message: note.message, ...location(note.span) })),
  }));

  function location(span: Diagnostic["span"]): JsonLocation {
    const { start, end } = locate(span);
    return { file: span.file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  }
}

/** `{ "diagnostics": […] }`, indented, with a line feed at the end. Control characters are escaped. */
export function renderJson(diagnostics: readonly Diagnostic[], sources: readonly Source[]): string {
  return `${jsonText({ diagnostics: jsonDiagnostics(diagnostics, sources) })}\n`;
}
