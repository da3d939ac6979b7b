/** Runs one rule alone on a few lines. Schema is passed over: a rule test writes only what the rule reads. */
import { expect } from "vitest";
import { createResolver } from "../../src/compiler/overlay/resolve-overlay.ts";
import { parseSpec } from "../../src/compiler/parse/parse-spec.ts";
import { checkRules } from "../../src/compiler/rules/check-rules.ts";
import type { Rule, RuleContext } from "../../src/compiler/rules/rule.ts";
import type { Inventory } from "../../src/compiler/schema/inventory.ts";
import type { AuthoredPlatform } from "../../src/compiler/schema/platform.ts";
import { compareDiagnostics, mergeEnvironments } from "../../src/diagnostic/merge.ts";
import { positionAt, type Source } from "../../src/source/source.ts";

export interface RuleInput {
  readonly platform: string;
  readonly environments?: Readonly<Record<string, string>>;
  /** JSON texts by environment. */
  readonly inventories?: Readonly<Record<string, string>>;
  readonly today?: string;
}

export interface ExpectedFinding {
  readonly message: string;
  /** `line:column` in the dedented text; `environments/<name>.yaml:line:column` in another file. */
  readonly at: string;
  readonly help?: string;
  readonly environments?: readonly string[];
  readonly related?: readonly { readonly message: string; readonly at: string }[];
}

/** Expects exactly these findings, in source order. */
export function expectFindings(rule: Rule, input: string | RuleInput, expected: readonly ExpectedFinding[]): void {
  const given = typeof input === "string" ? { platform: input } : input;
  const sources = new Map<string, Source>();
  const contexts = contextsOf(given, sources);
  const found = [...mergeEnvironments(checkRules(contexts, [rule]))].sort(compareDiagnostics);
  const place = (file: string, offset: number): string => {
    const source = sources.get(file) as Source;
    const { line, column } = positionAt(source, offset);
    return `${file === "platform.yaml" ? "" : `${file}:`}${line}:${column}`;
  };
  const actual = found.map((diagnostic, index): ExpectedFinding => {
    const wanted = expected[index];
    return {
      message: diagnostic.message,
      at: place(diagnostic.span.file, diagnostic.span.start),
      ...(wanted?.help === undefined ? {} : { help: diagnostic.help ?? "" }),
      ...(wanted?.environments === undefined ? {} : { environments: diagnostic.environments }),
      ...(wanted?.related === undefined
        ? {}
        : { related: diagnostic.related.map(({ message, span }) => ({ message, at: place(span.file, span.start) })) }),
    };
  });
  expect(actual).toEqual(expected);
}

/** The resolved environments of a few lines. */
export function contextsOf(input: RuleInput, sources = new Map<string, Source>()): RuleContext[] {
  const parse = (name: string, text: string) => {
    const source = { name, text: dedent(text) };
    sources.set(name, source);
    const { value, diagnostics } = parseSpec(source);
    expect(diagnostics).toEqual([]);
    return (value as NonNullable<typeof value>).root;
  };
  const base = parse("platform.yaml", input.platform) as unknown as AuthoredPlatform;
  const resolver = createResolver(base);
  const environments = Object.entries(input.environments ?? { production: "" });
  return environments.map(([environment, text]) => ({
    environment,
    names: environments.map(([name]) => name),
    spec: resolver.resolve(text === "" ? {} : parse(`environments/${environment}.yaml`, text)),
    inventory: parse(`inventory/${environment}.json`, input.inventories?.[environment] ?? "{}") as unknown as Inventory,
    today: input.today ?? "2026-11-22",
  }));
}

/** A text without the indentation that all its lines share and without the first line break. */
export function dedent(text: string): string {
  const lines = text.replace(/^\n/, "").replace(/\n *$/, "\n").split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents);
  return lines.map((line) => line.slice(indent)).join("\n");
}
