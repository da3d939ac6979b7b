/** The whole compiler: parse → schema → overlay → rules → model → lower. Text in, values out. */
import { hasErrors, type Diagnostic } from "../diagnostic/diagnostic.ts";
import { compareDiagnostics, mergeEnvironments } from "../diagnostic/merge.ts";
import type { ResourceGraph } from "../graph/graph.ts";
import { validateGraph } from "../graph/validate.ts";
import { invariant } from "../diagnostic/invariant.ts";
import { type AnalyzeInput, analyze } from "./analyze.ts";
import { lower } from "./lower/lower.ts";
import { applyOverrides } from "./lower/overrides.ts";
import { buildModel } from "./model/build-model.ts";
import type { RuleContext } from "./rules/rule.ts";

export interface CompileInput extends Omit<AnalyzeInput, "environments"> {
  /** The name of the folder that holds the specification, `spec`: origins are written below it, wherever the compiler is started. */
  readonly folder: string;
}

export interface Compiled {
  readonly diagnostics: readonly Diagnostic[];
  /** All stacks; undefined where there are errors. */
  readonly graph: ResourceGraph | undefined;
  /** All environments; undefined where a mistake of form stands in the way. */
  readonly environments: readonly RuleContext[] | undefined;
}

/** Compiles all environments. Throws for bugs of ours only, a graph that breaks its laws among them. */
export function compile({ folder, ...input }: CompileInput): Compiled {
  const analysis = analyze({ ...input, environments: undefined });
  const { environments, base } = analysis;
  if (environments === undefined || base === undefined || hasErrors(analysis.diagnostics)) {
    return { diagnostics: analysis.diagnostics, graph: undefined, environments };
  }
  const labels = sourceLabels(folder, input);
  const models = environments.map((context) => buildModel(context, labels));
  const lowered = lower({ base: buildModel(base, labels), models });
  const { graph, diagnostics: found } = applyOverrides(lowered, environments);
  const violations = validateGraph(graph);
  invariant(violations.length === 0, `the graph breaks its laws: ${violations.slice(0, 3).join("; ")}`);
  const diagnostics = [...mergeEnvironments([...analysis.diagnostics, ...found])].sort(compareDiagnostics);
  return { diagnostics, graph: hasErrors(diagnostics) ? undefined : graph, environments };
}

/** What each source is called in origins: `spec/platform.yaml`, the platform's own first. */
function sourceLabels(folder: string, { sources }: Omit<CompileInput, "folder">): ReadonlyMap<string, string> {
  const labels = new Map([[sources.platform.name, `${folder}/platform.yaml`]]);
  for (const [name, source] of Object.entries(sources.environments)) labels.set(source.name, `${folder}/environments/${name}.yaml`);
  return labels;
}
