/** Runs the examples of docs/diagnostics: what a page calls invalid gives its code once, what it calls valid gives nothing. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkBudgets, costDiagnostics } from "../../src/analysis/cost/budget.ts";
import { dockerfileDiagnostics, lintDockerfile } from "../../src/analysis/dockerfile/lint.ts";
import { analyze } from "../../src/compiler/analyze.ts";
import { compileAnalysis } from "../../src/compiler/compile.ts";
import { lowerDiagnostics } from "../../src/compiler/lower/diagnostics.ts";
import { parseDiagnostics } from "../../src/compiler/parse/diagnostics.ts";
import { rules } from "../../src/compiler/rules/index.ts";
import { schemaDiagnostics } from "../../src/compiler/schema/diagnostics.ts";
import { type Example, examplesOf } from "../support/pages.ts";

const folder = new URL("../../docs/diagnostics/", import.meta.url);
const stages: Readonly<Record<string, readonly string[]>> = {
  parse: Object.keys(parseDiagnostics),
  schema: Object.keys(schemaDiagnostics),
  rule: rules.map(({ name }) => name),
  lower: Object.keys(lowerDiagnostics),
  cost: Object.keys(costDiagnostics),
  dockerfile: Object.keys(dockerfileDiagnostics),
};

it("has a folder for each stage and nothing else", () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(stages).sort());
});

describe.each(Object.entries(stages))("%s", (stage, slugs) => {
  it("has a page for each code and nothing else", () => {
    expect(readdirSync(new URL(`${stage}/`, folder)).sort()).toEqual(slugs.map((slug) => `${slug}.md`).sort());
  });

  it.each(slugs)("%s", (slug) => {
    const page = readFileSync(new URL(`${stage}/${slug}.md`, folder), "utf8");
    expect(page.split("\n", 1)).toEqual([`# ${stage}/${slug}`]);
    expect(page.match(/^## .*/gm)).toEqual(["## Invalid", "## Valid", "## What to do"]);
    const { reason, invalid, valid } = examplesOf(page);
    expect(reason.length).toBeGreaterThan(60);
    expect([invalid.length > 0, valid.length > 0]).toEqual([true, true]);
    const codes = stage === "dockerfile" ? codesOfDockerfile : codesOf;
    for (const example of invalid) expect(codes(example)).toEqual([`${stage}/${slug}`]);
    for (const example of valid) expect(codes(example)).toEqual([]);
  });
});

/** The text of such a page's example is the Dockerfile. */
function codesOfDockerfile({ sources }: Example): readonly string[] {
  return lintDockerfile({ name: "Dockerfile", text: sources.platform.text }).map(({ code }) => code);
}

function codesOf({ sources, today }: Example): readonly string[] {
  const analysis = analyze({ sources, environments: undefined, today });
  const codes = analysis.diagnostics.map(({ code }) => code);
  const needsGraph = analysis.environments?.some(
    ({ spec }) => spec.cost.budget !== undefined || spec.overrides.length > 0,
  );
  if (!needsGraph || codes.length > 0) return codes;
  const { graph, environments, diagnostics } = compileAnalysis(analysis, { folder: "", sources });
  const budgets = graph && environments ? checkBudgets(graph, environments) : [];
  return [...diagnostics, ...budgets].map(({ code }) => code);
}
