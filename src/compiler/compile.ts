/** The whole compiler: parse → schema → overlay → rules → model → lower. Text in, values out. */
import { type Diagnostic, hasErrors } from "../diagnostic/diagnostic.ts";
import { invariant } from "../diagnostic/invariant.ts";
import { compareDiagnostics, mergeEnvironments } from "../diagnostic/merge.ts";
import type { ResourceGraph } from "../graph/graph.ts";
import { validateGraph } from "../graph/validate.ts";
import { type Analysis, type AnalyzeInput, analyze } from "./analyze.ts";
import { lower } from "./lower/lower.ts";
import { applyOverrides } from "./lower/overrides.ts";
import { buildModel } from "./model/build-model.ts";
import { type BuiltImage, builtImages } from "./model/built-images.ts";
import { buildDelivery, type DeliveryModel } from "./model/delivery.ts";
import type { RuleContext } from "./rules/rule.ts";

export interface CompileInput extends Omit<AnalyzeInput, "environments"> {
  /**
   * The folder that holds the specification, relative to its project: `spec`, or empty. Origins are written below it,
   * wherever the compiler is started.
   */
  readonly folder: string;
}

export interface Compiled {
  readonly diagnostics: readonly Diagnostic[];
  /** All stacks; undefined where there are errors. */
  readonly graph: ResourceGraph | undefined;
  /** The pipeline; undefined where there are errors, or the specification has none. */
  readonly delivery: DeliveryModel | undefined;
  /** What is built, in any environment; none where there are errors. */
  readonly images: readonly BuiltImage[];
  /** All environments; undefined where a mistake of form stands in the way. */
  readonly environments: readonly RuleContext[] | undefined;
}

/** Compiles all environments. Throws for bugs of ours only, a graph that breaks its laws among them. */
export function compile({ folder, ...input }: CompileInput): Compiled {
  const analysis = analyze({ ...input, environments: undefined });
  return compileAnalysis(analysis, { folder, sources: input.sources });
}

/** The second half: the environments of an analysis, and no others, to their graph. Throws as `compile` does. */
export function compileAnalysis(
  analysis: Analysis,
  { folder, sources }: Pick<CompileInput, "folder" | "sources">,
): Compiled {
  const { environments, base } = analysis;
  if (environments === undefined || base === undefined || hasErrors(analysis.diagnostics)) {
    return { diagnostics: analysis.diagnostics, graph: undefined, delivery: undefined, images: [], environments };
  }
  const labels = sourceLabels({ folder, sources });
  const models = environments.map((context) => {
    return buildModel(context, { labels, files: filesOf(context.environment, { folder, sources }) });
  });
  const files = [...new Set(models.flatMap((model) => model.files))];
  const baseModel = buildModel(base, { labels, files });
  const delivery = buildDelivery(baseModel, environments, models);
  const lowered = lower({ base: baseModel, models, delivery });
  const { graph, diagnostics: found } = applyOverrides(lowered, environments);
  const violations = validateGraph(graph);
  invariant(violations.length === 0, `the graph breaks its laws: ${violations.slice(0, 3).join("; ")}`);
  const diagnostics = [...mergeEnvironments([...analysis.diagnostics, ...found])].sort(compareDiagnostics);
  if (hasErrors(diagnostics)) return { diagnostics, graph: undefined, delivery: undefined, images: [], environments };
  return { diagnostics, graph, delivery, images: builtImages(models), environments };
}

/** The files of one environment, as origins call them. */
function filesOf(
  environment: string,
  { folder, sources }: Pick<CompileInput, "folder" | "sources">,
): readonly string[] {
  const below = folder === "" ? "" : `${folder}/`;
  return [
    `${below}platform.yaml`,
    ...(Object.hasOwn(sources.environments, environment) ? [`${below}environments/${environment}.yaml`] : []),
    ...(Object.hasOwn(sources.inventories, environment) ? [`${below}inventory/${environment}.json`] : []),
  ];
}

/** What each source is called in origins, by its name: `spec/platform.yaml`, the platform's own first. */
export function sourceLabels({
  folder,
  sources,
}: Pick<CompileInput, "folder" | "sources">): ReadonlyMap<string, string> {
  const below = folder === "" ? "" : `${folder}/`;
  const labels = new Map([[sources.platform.name, `${below}platform.yaml`]]);
  for (const [name, source] of Object.entries(sources.environments)) {
    labels.set(source.name, `${below}environments/${name}.yaml`);
  }
  return labels;
}
