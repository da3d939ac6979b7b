/** The reference specification, compiled once for all tests of a file. */
import { fileURLToPath } from "node:url";
import { loadSpec } from "../../src/cli/load-spec.ts";
import type { SpecSources } from "../../src/compiler/analyze.ts";
import { compile } from "../../src/compiler/compile.ts";
import type { GraphNode, ResourceGraph, StackGraph } from "../../src/graph/graph.ts";
import { dedent } from "./rules.ts";

export const TODAY = "2026-11-22";
const root = fileURLToPath(new URL("../..", import.meta.url));

/** The texts of `spec/`. */
export function referenceSources(): SpecSources {
  return loadSpec({ cwd: root, path: "spec" }).sources;
}

/** The graph of these sources; throws where they have errors. */
export function graphOf(sources: SpecSources): ResourceGraph {
  const { graph, diagnostics } = compile({ sources, folder: "spec", today: TODAY });
  if (graph === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message}`).join("\n"));
  return graph;
}

/** The graph of a few lines and environments; what every platform needs is added. */
export function graphOfText(
  text: string,
  environments: Readonly<Record<string, string>> = {},
  inventories: Readonly<Record<string, string>> = {},
): ResourceGraph {
  const common = "platform: acme\nowner: team\ncostCenter: c1\nregions: { primary: us-east-1 }\n";
  return graphOf({
    platform: { name: "platform.yaml", text: common + dedent(text) },
    environments: Object.fromEntries(
      Object.entries(environments).map(([name, overlay]) => [
        name,
        { name: `environments/${name}.yaml`, text: dedent(overlay) },
      ]),
    ),
    inventories: Object.fromEntries(
      Object.entries(inventories).map(([name, text]) => [name, { name: `inventory/${name}.json`, text }]),
    ),
  });
}

/** A stack by name. */
export function stackOf(graph: ResourceGraph, name: string): StackGraph {
  const stack = graph.stacks.find((candidate) => candidate.name === name);
  if (stack === undefined)
    throw new Error(`no stack ${name} among ${graph.stacks.map((other) => other.name).join(", ")}`);
  return stack;
}

/** The nodes of a type that our program makes, by logical name. */
export function nodesOf(stack: StackGraph, token: string): ReadonlyMap<string, GraphNode> {
  return new Map(
    stack.nodes.filter((node) => node.token === token && node.madeBy === undefined).map((node) => [node.name, node]),
  );
}

/** One node by type and logical name. */
export function nodeOf(stack: StackGraph, token: string, name: string): GraphNode {
  const node = nodesOf(stack, token).get(name);
  if (node === undefined) throw new Error(`no ${token} ${name} in ${stack.name}`);
  return node;
}

/** A value with references as `token::name.path` texts: what a person reads. */
export function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== "object" || value === null) return value;
  const computed = value as { $?: string; node?: string; path?: unknown[]; parts?: unknown[]; value?: unknown };
  if (computed.$ === "reference") return `<${computed.node}.${computed.path?.join(".")}>`;
  if (computed.$ === "interpolation") return computed.parts?.map(readable).join("");
  if (computed.$ === "json") return readable(computed.value);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, readable(member)]));
}
