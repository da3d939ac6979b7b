/** Findings for people: message, frame, notes, help. */
import type { Diagnostic, Severity, Span } from "../../diagnostic/diagnostic.ts";
import type { Source } from "../../source/source.ts";
import { concealSecrets } from "./conceal.ts";
import { frameOf } from "./frame.ts";
import { locator } from "./located.ts";
import { visible, visibleLine } from "./text.ts";

type Paint = (text: string) => string;

/** The colours that are used: those of picocolors, or none. */
export type Palette = Readonly<Record<"bold" | "red" | "yellow" | "blue" | "cyan", Paint>>;

const plain: Palette = { bold: String, red: String, yellow: String, blue: String, cyan: String };

/** The findings one below the other, separated by empty lines; empty for none. Ends with a line feed. */
export function renderPretty(
  diagnostics: readonly Diagnostic[],
  sources: readonly Source[],
  palette: Palette = plain,
): string {
  const locate = locator(concealSecrets(diagnostics, sources));
  return diagnostics.map(render).join("\n");

  function render({ code, severity, message, span, related, help, environments }: Diagnostic): string {
    const paint = paintOf(severity, palette);
    const lines = [`${paint(palette.bold(`${severity}[${code}]`))}: ${palette.bold(visible(message))}`];
    lines.push(...frame(span, paint));
    for (const note of related) {
      lines.push(`${palette.cyan("note")}: ${visible(note.message)}`, ...frame(note.span, palette.cyan));
    }
    const [environment, ...others] = environments;
    if (environment !== undefined) {
      const what = others.length > 0 ? "environments" : "environment";
      lines.push(`${palette.cyan("note")}: in ${what} ${visibleLine(environments.join(", "))}`);
    }
    if (help !== undefined) lines.push(`${palette.cyan("help")}: ${visible(help)}`);
    return `${lines.join("\n")}\n`;
  }

  function frame(span: Span, paint: Paint): readonly string[] {
    const { line, column, text, indent, carets } = frameOf(locate(span).source, span);
    const gutter = " ".repeat(String(line).length);
    return [
      `${gutter}${palette.blue("-->")} ${visibleLine(span.file)}:${line}:${column}`,
      `${gutter} ${palette.blue("|")}`,
      `${palette.blue(`${line} |`)} ${text}`.trimEnd(),
      `${gutter} ${palette.blue("|")} ${indent}${paint(carets)}`,
    ];
  }
}

function paintOf(severity: Severity, palette: Palette): Paint {
  if (severity === "error") return palette.red;
  return severity === "warning" ? palette.yellow : palette.blue;
}
