/** `overrides`: properties of generated resources, set in the graph, so that plan shows them and verify holds them. */
import { createDiagnostic } from "../../diagnostic/define.ts";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { suggestion } from "../../diagnostic/nearest.ts";
import type { GraphNode, ResourceGraph, StackGraph } from "../../graph/graph.ts";
import { shortToken } from "../../graph/tokens.ts";
import type { PlainValue } from "../../graph/values.ts";
import { locate, valueSpan } from "../../source/positioned.ts";
import type { RuleContext } from "../rules/rule.ts";
import { lowerDiagnostics } from "./diagnostics.ts";

type Override = RuleContext["spec"]["overrides"][number];

/** The graph with each environment's overrides in its own stack, and what matches nothing or too much. */
export function applyOverrides(
  graph: ResourceGraph,
  contexts: readonly RuleContext[],
): { readonly graph: ResourceGraph; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const stacks = graph.stacks.map((stack) => {
    const context = contexts.find(({ environment }) => environment === stack.name);
    if (context === undefined) return stack;
    return context.spec.overrides.reduce<StackGraph>((current, override, index) => {
      const matches = current.nodes.filter(
        (node) => node.madeBy === undefined && overrideNames(node).includes(override.resource),
      );
      const [only] = matches;
      if (only !== undefined && matches.length === 1) return withOverride(current, only, override);
      diagnostics.push(report(context, index, override, current, matches));
      return current;
    }, stack);
  });
  return { graph: { ...graph, stacks }, diagnostics };
}

/** What an override may call a node: owner and type, in full or short, with or without its logical name. */
export function overrideNames({ owner, token, name }: GraphNode): readonly string[] {
  return [...new Set([token, shortToken(token)])].flatMap((type) => [`${owner}/${type}`, `${owner}/${type}/${name}`]);
}

function withOverride(stack: StackGraph, target: GraphNode, override: Override): StackGraph {
  const inputs = { ...target.inputs, ...(override.set as Readonly<Record<string, PlainValue>>) };
  return { ...stack, nodes: stack.nodes.map((node) => (node === target ? { ...node, inputs } : node)) };
}

function report(
  context: RuleContext,
  index: number,
  { resource }: Override,
  stack: StackGraph,
  matches: readonly GraphNode[],
): Diagnostic {
  const { entry } = locate(context.spec, ["overrides", index, "resource"]);
  const finding = {
    span: entry === undefined ? { file: "", start: 0, end: 0 } : valueSpan(entry),
    environments: [context.environment],
  };
  if (matches.length === 0) {
    const nearest = suggestion(resource, stack.nodes.flatMap(overrideNames));
    return createDiagnostic("lower/override-without-resource", lowerDiagnostics["override-without-resource"], finding, {
      resource,
      nearest,
    });
  }
  const names = matches.map(({ name }) => name);
  return createDiagnostic("lower/ambiguous-override", lowerDiagnostics["ambiguous-override"], finding, {
    resource,
    count: String(matches.length),
    names: names.join(", "),
    example: `${resource}/${names[0]}`,
  });
}
