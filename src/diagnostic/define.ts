/**
 * The declaration of diagnostics: code, severity, wording, reason and way out stand together beside the stage that finds
 * them. A message's holes are typed, so that a finding without a parameter does not compile.
 */
import type { Diagnostic, RelatedSpan, Severity, Span } from "./diagnostic.ts";

/** A text with named holes. */
export interface Message<H extends string> {
  readonly texts: readonly string[];
  readonly holes: readonly H[];
}

/** A template tag: message`service "${"name"}" is unknown` has the hole `name`. */
export function message<const H extends string>(texts: TemplateStringsArray, ...holes: readonly H[]): Message<H> {
  return { texts: [...texts], holes };
}

export type Params<H extends string> = Readonly<Record<H, string>>;

/** Fills a message. */
export function fill<H extends string>(text: Message<H>, params: Params<H>): string {
  return text.texts
    .map((part, index) => part + (index < text.holes.length ? params[text.holes[index] as H] : ""))
    .join("");
}

export interface Declaration<M extends string = string, H extends string = string> {
  readonly severity: Severity;
  readonly message: Message<M>;
  /** Why it matters; for the documentation page and `explain`. */
  readonly why: string;
  /** What to do. An empty result is left out. */
  readonly help: Message<H>;
}

/** Checks a declaration's types. */
export function declare<M extends string, H extends string>(declaration: Declaration<M, H>): Declaration<M, H> {
  return declaration;
}

export interface Finding {
  readonly span: Span;
  readonly related?: readonly RelatedSpan[];
  readonly environments?: readonly string[];
}

/** A diagnostic from its declaration, where it was found, and what fills its holes. */
export function createDiagnostic<M extends string, H extends string>(
  code: string,
  declaration: Declaration<M, H>,
  finding: Finding,
  params: Params<M | H>,
): Diagnostic {
  const help = fill(declaration.help, params);
  return {
    code,
    severity: declaration.severity,
    message: fill(declaration.message, params),
    span: finding.span,
    help: help === "" ? undefined : help,
    related: finding.related ?? [],
    environments: finding.environments ?? [],
  };
}
