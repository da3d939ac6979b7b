/** One list of findings from the findings of several environments. */
import type { Diagnostic } from "./diagnostic.ts";

/**
 * Findings with the same code, span and message become one that names all their environments; a finding that belongs
 * to a file alone (no environments) holds in all of them. Sorted by file, offset, code and message.
 */
export function mergeEnvironments(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const merged = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const { code, span, message, environments } = diagnostic;
    const key = JSON.stringify([code, span.file, span.start, span.end, message]);
    const known = merged.get(key);
    if (!known) {
      merged.set(key, { ...diagnostic, environments: sorted(environments) });
    } else if (environments.length === 0 || known.environments.length === 0) {
      merged.set(key, { ...known, environments: [] });
    } else {
      merged.set(key, { ...known, environments: sorted([...known.environments, ...environments]) });
    }
  }
  return [...merged.values()].sort(compareDiagnostics);
}

/** Source order: file, offset, code, message. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.span.file, b.span.file) ||
    a.span.start - b.span.start ||
    compareText(a.code, b.code) ||
    a.span.end - b.span.end ||
    compareText(a.message, b.message)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sorted(environments: readonly string[]): readonly string[] {
  return [...new Set(environments)].sort();
}
