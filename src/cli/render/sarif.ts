/** Findings as SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format"), for code scanning. */
import type { Diagnostic, Severity, Span } from "../../diagnostic/diagnostic.ts";
import type { Source } from "../../source/source.ts";
import { locator } from "./located.ts";
import { jsonText } from "./text.ts";

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", notice: "note" };

/** A log of one run, indented, with a line feed at the end. `version` is the tool's. */
export function renderSarif(diagnostics: readonly Diagnostic[], sources: readonly Source[], version?: string): string {
  const locate = locator(sources);
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const driver = {
    name: "provfair-compile",
    ...(version === undefined ? {} : { version }),
    rules: codes.map((id) => ({ id })),
  };
  const run = { tool: { driver }, columnKind: "utf16CodeUnits", results: diagnostics.map(result) };
  const log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
  return `${jsonText(log)}\n`;

  function result({ code, severity, message, span, related, help, environments }: Diagnostic): object {
    return {
      ruleId: code,
      ruleIndex: codes.indexOf(code),
      level: levels[severity],
      message: { text: help === undefined ? message : `${message}\nhelp: ${help}` },
      locations: [{ physicalLocation: physical(span) }],
      ...(related.length === 0 ? {} : { relatedLocations: related.map(relatedLocation) }),
      ...(environments.length === 0 ? {} : { properties: { environments } }),
    };
  }

  function relatedLocation(note: Diagnostic["related"][number], id: number): object {
    return { id, message: { text: note.message }, physicalLocation: physical(note.span) };
  }

  function physical(span: Span): object {
    const { start, end } = locate(span);
    return {
      artifactLocation: { uri: uriOf(span.file) },
      region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    };
  }
}

/** A relative URI; each part of the path is encoded, so that no name reads as a scheme or a query. */
function uriOf(file: string): string {
  const path = file.replaceAll("\\", "/").replace(/\p{Cs}/gu, "\uFFFD");
  return path.split("/").map(encodeURIComponent).join("/");
}
