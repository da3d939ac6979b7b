/** Collects the findings of one file, kept inside its bounds and free of consequences. */
import { createDiagnostic, type Declaration } from "../../diagnostic/define.ts";
import type { Diagnostic, RelatedSpan } from "../../diagnostic/diagnostic.ts";
import { compareDiagnostics } from "../../diagnostic/merge.ts";
import { positionAt, type Source } from "../../source/source.ts";
import { type ParseSlug, parseDiagnostics } from "./diagnostics.ts";

/** A mistake in a line that leaves the lines after it as they are meant. */
const localSlugs: ReadonlySet<ParseSlug> = new Set<ParseSlug>([
  "reserved-character",
  "missing-space",
  "missing-colon",
  "missing-comma",
  "extra-comma",
  "bad-escape",
  "comment-without-space",
  "nested-on-one-line",
  "text-after-value",
]);

type HolesOf<S extends ParseSlug> = (typeof parseDiagnostics)[S] extends Declaration<infer M, infer H> ? M | H : never;

export interface FoundAt {
  readonly start: number;
  readonly end: number;
  readonly related?: readonly RelatedSpan[];
}

/** A finding as data: the declaration it needs, the place, and what fills the holes. */
export interface Found {
  readonly slug: ParseSlug;
  readonly at: FoundAt;
  readonly params: Readonly<Record<string, string>>;
}

/** A finding whose parameters fit its declaration. */
export function found<S extends ParseSlug>(slug: S, at: FoundAt, params: Readonly<Record<HolesOf<S>, string>>): Found {
  return { slug, at, params };
}

export interface Findings {
  /** A mistake of syntax: what is found behind it may be its consequence. */
  readonly syntax: (found: Found) => void;
  /** A refusal of something that is well-formed. */
  readonly refuse: (found: Found) => void;
  /** True when syntax was reported. */
  readonly hasSyntax: () => boolean;
  /** All findings that are no consequence of another, in source order. */
  readonly all: () => readonly Diagnostic[];
}

/** An empty collection of findings about `source`. */
export function createFindings(source: Source): Findings {
  const syntax: { readonly slug: ParseSlug; readonly diagnostic: Diagnostic }[] = [];
  const refused: Diagnostic[] = [];

  function create({ slug, at: { start, end, related }, params }: Found): Diagnostic {
    const span = spanInside(source, start, end);
    const finding = related ? { span, related } : { span };
    return createDiagnostic(`parse/${slug}`, parseDiagnostics[slug] as Declaration, finding, params);
  }

  return {
    syntax: (found) => void syntax.push({ slug: found.slug, diagnostic: create(found) }),
    refuse: (found) => void refused.push(create(found)),
    hasSyntax: () => syntax.length > 0,
    all: () => {
      syntax.sort((a, b) => compareDiagnostics(a.diagnostic, b.diagnostic));
      const kept: Diagnostic[] = [];
      let lastLine = 0;
      let horizon = Number.POSITIVE_INFINITY;
      for (const { slug, diagnostic } of syntax) {
        const { line } = positionAt(source, diagnostic.span.start);
        if (line === lastLine) continue;
        lastLine = line;
        kept.push(diagnostic);
        if (localSlugs.has(slug)) continue;
        horizon = diagnostic.span.start;
        break;
      }
      const independent = refused.filter(({ span }) => span.start < horizon);
      return [...kept, ...independent].sort(compareDiagnostics);
    },
  };
}

/** A span inside the file and at least 1 wide, unless the file is empty. */
export function spanInside(source: Source, start: number, end: number): Diagnostic["span"] {
  const length = source.text.length;
  const from = Math.min(Math.max(start, 0), Math.max(length - 1, 0));
  const to = Math.min(Math.max(end, from + 1), length);
  return { file: source.name, start: from, end: Math.max(to, from) };
}
