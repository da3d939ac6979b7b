/** Findings in the format that was asked for. */
import packageJson from "../../../package.json" with { type: "json" };
import type { Diagnostic, Severity } from "../../diagnostic/diagnostic.ts";
import type { Source } from "../../source/source.ts";
import type { Format } from "../command.ts";
import { renderAgent } from "./agent.ts";
import { amount } from "./amount.ts";
import { coloursFor } from "./colours.ts";
import { renderGithub } from "./github.ts";
import { renderJson } from "./json.ts";
import { renderPretty } from "./pretty.ts";
import { renderSarif } from "./sarif.ts";

export interface FindingsStyle {
  readonly format: Format;
  /** Whether colours may be written. */
  readonly colours: boolean;
}

/** The findings as text; empty for none in formats for people. */
export function renderFindings(
  diagnostics: readonly Diagnostic[],
  sources: readonly Source[],
  { format, colours }: FindingsStyle,
): string {
  switch (format) {
    case "pretty":
      return renderPretty(diagnostics, sources, coloursFor(colours));
    case "json":
      return renderJson(diagnostics, sources);
    case "github":
      return renderGithub(diagnostics, sources);
    case "sarif":
      return renderSarif(diagnostics, sources, packageJson.version);
    case "agent":
      return renderAgent(diagnostics, sources);
  }
}

/** `2 errors, 1 warning`; `no findings` for none. */
export function countFindings(diagnostics: readonly Diagnostic[]): string {
  const severities: readonly Severity[] = ["error", "warning", "notice"];
  const counts = severities.map((severity) => ({
    severity,
    count: diagnostics.filter((diagnostic) => diagnostic.severity === severity).length,
  }));
  const parts = counts.filter(({ count }) => count > 0).map(({ severity, count }) => amount(count, severity));
  return parts.length === 0 ? "no findings" : parts.join(", ");
}
