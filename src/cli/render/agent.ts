/** Findings for language models: one line each, no decoration. */
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Source } from "../../source/source.ts";
import { locator } from "./located.ts";
import { visibleLine } from "./text.ts";

/** `file:line:column severity code message | in environments | help`, one line each. */
export function renderAgent(diagnostics: readonly Diagnostic[], sources: readonly Source[]): string {
  const locate = locator(sources);
  return diagnostics.map(render).join("");

  function render({ code, severity, message, span, environments, help }: Diagnostic): string {
    const { line, column } = locate(span).start;
    const parts = [`${span.file}:${line}:${column} ${severity} ${code} ${message}`];
    if (environments.length > 0) parts.push(`in ${environments.join(", ")}`);
    if (help !== undefined) parts.push(help);
    return `${visibleLine(parts.join(" | "))}\n`;
  }
}
