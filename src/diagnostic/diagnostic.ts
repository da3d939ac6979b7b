/** What the compiler says of an author's files: plain data, rendered elsewhere. */

export type Severity = "error" | "warning" | "notice";

/** A stretch of a file, as offsets into its text: from `start` up to, not including, `end`. */
export interface Span {
  /** The file's name as the caller gave it: `spec/platform.yaml`. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export interface RelatedSpan {
  readonly span: Span;
  readonly message: string;
}

export interface Diagnostic {
  /** `<stage>/<slug>`, stable for ever: `rule/unknown-service`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly help: string | undefined;
  readonly related: readonly RelatedSpan[];
  /** Stretches of files that hold a secret: whoever shows the files' lines must not show these. */
  readonly conceals?: readonly Span[];
  /** The environments in which it holds, sorted; empty where it belongs to a file alone. */
  readonly environments: readonly string[];
}

/** A stage's result: a value, if there is one, and what was found on the way. */
export interface Outcome<T> {
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** True when one of them is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
