/** Findings as GitHub workflow commands ("Workflow commands for GitHub Actions", setting an error message). */
import type { Diagnostic, Severity } from "../../diagnostic/diagnostic.ts";
import type { Source } from "../../source/source.ts";
import { locator } from "./located.ts";
import { visible } from "./text.ts";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", notice: "notice" };

/** One command a line; empty for no findings. Columns are given for findings within one line, as GitHub wants it. */
export function renderGithub(diagnostics: readonly Diagnostic[], sources: readonly Source[]): string {
  const locate = locator(sources);
  return diagnostics.map(render).join("");

  function render({ code, severity, message, span, environments, help }: Diagnostic): string {
    const { start, end } = locate(span);
    const properties = [
      ["file", span.file],
      ["line", String(start.line)],
      ["col", String(start.column)],
      ["endLine", String(end.line)],
      ["endColumn", String(Math.max(end.column, start.line === end.line ? start.column + 1 : 1))],
      ["title", code],
    ];
    const list = properties.map(([name, value]) => `${name}=${escapeProperty(value ?? "")}`).join(",");
    const where = environments.length > 0 ? `in ${environments.join(", ")}` : undefined;
    const text = [message, where, help && `help: ${help}`].filter((part) => part !== undefined).join("\n");
    return `::${commands[severity]} ${list}::${escapeData(text)}\n`;
  }
}

function escapeData(text: string): string {
  return visible(text.replace(/\r\n?/g, "\n")).replace(/%/g, "%25").replace(/\n/g, "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
