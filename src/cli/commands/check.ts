/** `check`: what is wrong with a specification. The way that is taken most: it lowers only where something asks for it. */
import { type Analysis, analyze } from "../../compiler/analyze.ts";
import { type Diagnostic, hasErrors } from "../../diagnostic/diagnostic.ts";
import { compareDiagnostics, mergeEnvironments } from "../../diagnostic/merge.ts";
import type { RunCommand } from "../command.ts";
import { lintDockerfiles } from "../dockerfiles.ts";
import { exitCodes } from "../exit-codes.ts";
import { amount } from "../render/amount.ts";
import { coloursFor } from "../render/colours.ts";
import { countFindings, renderFindings } from "../render/findings.ts";
import { jsonDiagnostics } from "../render/json.ts";
import { jsonText } from "../render/text.ts";
import { readSpecification, type Specification } from "../specification.ts";

/** Prints the findings to standard output. Exit code 1 where one of them is an error. */
export const run: RunCommand = async ({ operands: [path], format, today, terminal, ...invocation }) => {
  const specification = readSpecification({ ...invocation, terminal }, path);
  const { sources, selected, project } = specification;
  const analysis = analyze({ sources, environments: selected, today });
  const dockerfiles = await lintDockerfiles(analysis.environments ?? [], { project, cwd: terminal.cwd });
  const diagnostics = [...(await diagnose(analysis, specification)), ...dockerfiles.diagnostics];
  const files = [...specification.files, ...dockerfiles.files];
  if (format === "json") {
    terminal.write(`${jsonText({ diagnostics: jsonDiagnostics(diagnostics, files), environments: selected })}\n`);
  } else {
    const colours = terminal.colours.out;
    const findings = renderFindings(diagnostics, files, { format, colours });
    terminal.write(format === "pretty" ? `${findings}${summary(diagnostics, specification, colours)}` : findings);
  }
  return hasErrors(diagnostics) ? exitCodes.findings : exitCodes.fine;
};

/** The findings of the analysis, with those that need the graph where an override or a budget is written. */
async function diagnose(analysis: Analysis, { label, sources }: Specification): Promise<readonly Diagnostic[]> {
  const asked = analysis.environments?.some(({ spec }) => spec.overrides.length > 0 || spec.cost.budget !== undefined);
  if (!asked || hasErrors(analysis.diagnostics)) return analysis.diagnostics;
  const { compileAnalysis } = await import("../../compiler/compile.ts");
  const { diagnostics, graph, environments } = compileAnalysis(analysis, { folder: label, sources });
  if (graph === undefined || environments === undefined) return diagnostics;
  const { checkBudgets } = await import("../../analysis/cost/budget.ts");
  const all = [...diagnostics, ...checkBudgets(graph, environments)];
  return [...mergeEnvironments(all)].sort(compareDiagnostics);
}

function summary(
  diagnostics: readonly Diagnostic[],
  { sources, selected }: Specification,
  areColours: boolean,
): string {
  const colours = coloursFor(areColours);
  const paint = hasErrors(diagnostics) ? colours.red : diagnostics.length > 0 ? colours.yellow : colours.green;
  const isNamed = Object.keys(sources.environments).length > 0;
  const where = isNamed ? ` in ${amount(selected.length, "environment")}: ${selected.join(", ")}` : "";
  return `${diagnostics.length > 0 ? "\n" : ""}${paint(colours.bold(countFindings(diagnostics)))}${where}\n`;
}
