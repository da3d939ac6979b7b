/** Compiles specifications of tests, and what the result is compared by. */

import type { SpecSources } from "../../src/compiler/analyze.ts";
import { type Compiled, compile } from "../../src/compiler/compile.ts";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { emitPulumiProgram } from "../../src/emitters/pulumi/emitter.ts";
import type { ResourceGraph } from "../../src/graph/graph.ts";
import { positionAt, type Source } from "../../src/source/source.ts";
import { type PlainSpec, sourcesOf } from "./generators/yaml-object.ts";

export const TODAY = "2026-11-22";

/** A specification, compiled. */
export function compiled(spec: PlainSpec | SpecSources): Compiled {
  const sources = "text" in spec.platform ? (spec as SpecSources) : sourcesOf(spec as PlainSpec);
  return compile({ sources, folder: "spec", today: TODAY });
}

/** The graph of a specification that must compile; throws with the findings where it does not. */
export function graphOf(spec: PlainSpec | SpecSources): ResourceGraph {
  const sources = "text" in spec.platform ? (spec as SpecSources) : sourcesOf(spec as PlainSpec);
  const { graph, diagnostics } = compiled(sources);
  if (graph === undefined) throw new Error(`does not compile:\n${errorsOf(diagnostics, sources).join("\n")}`);
  return graph;
}

/** `platform.yaml:3:5 rule/x message` of every error. */
export function errorsOf(diagnostics: readonly Diagnostic[], sources: SpecSources): string[] {
  const files = new Map(allSources(sources).map((source) => [source.name, source]));
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ span, code, message }) => {
      const { line, column } = positionAt(files.get(span.file) ?? { name: "", text: "" }, span.start);
      return `${span.file}:${line}:${column} ${code} ${message}`;
    });
}

export function allSources({ platform, environments, inventories }: SpecSources): readonly Source[] {
  return [platform, ...Object.values(environments), ...Object.values(inventories)];
}

/** Every emitted file of every stack, by path. */
export function emittedFiles(graph: ResourceGraph): ReadonlyMap<string, string> {
  return new Map(
    graph.stacks.flatMap((stack) =>
      emitPulumiProgram(stack, { compiler: "0.1.0" }).map(({ path, text }) => [`${stack.name}/${path}`, text] as const),
    ),
  );
}
