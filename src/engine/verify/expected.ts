/** What the program of a stack has to register, computed from the graph alone. */
import { serialize, type ValueSource } from "../../graph/evaluate.ts";
import type { GraphNode } from "../../graph/graph.ts";
import { isCalled } from "../../graph/preview-values.ts";
import { packageOfType, type Relations, sentInputs } from "../../graph/relations.ts";
import { SDK_VERSIONS, typeFacts } from "../../graph/sdk-facts.ts";
import type { NodeId } from "../../graph/values.ts";
import type { Wire } from "../../graph/wire.ts";
import type { InvokeCall, Registered, Registration, Run } from "./registration.ts";

/** The registrations, calls and outputs of a run, in the graph's order. */
export function expectedOf(relations: Relations, values: ValueSource, run: Run): Registered {
  const { nodes, outputs } = relations.stack;
  const expectedOutputs: Record<string, Wire> = {};
  for (const [name, { value }] of Object.entries(outputs)) {
    const { wire } = serialize(value, values);
    if (wire !== undefined) expectedOutputs[name] = wire;
  }
  return {
    resources: nodes
      .filter((node) => node.kind !== "invoke" && node.madeBy === undefined)
      .map((node) => expectedResource(node, relations, values)),
    invokes: nodes
      .filter((node) => node.kind === "invoke" && (run === "values" || isCalled(node, relations, values)))
      .map((node) => expectedInvoke(node, values)),
    outputs: expectedOutputs,
  };
}

function expectedResource(node: GraphNode, relations: Relations, values: ValueSource): Registration {
  const remote = node.kind === "remote-component";
  const inputs: Record<string, Wire> = {};
  const propertyDependencies: Record<string, ReadonlySet<NodeId>> = {};
  const remoteArguments = {
    dependencies: (from: ReadonlySet<NodeId>) => [...relations.dependencies(from, undefined)].map(relations.urn),
  };
  const dependencies = new Set(relations.dependencies(node.options.dependsOn ?? [], node.id));
  for (const [property, value] of Object.entries(sentInputs(node))) {
    const { wire, nodes } = serialize(value, values, remote ? remoteArguments : undefined);
    if (wire === undefined) continue;
    inputs[property] = wire;
    propertyDependencies[property] = relations.dependencies(nodes, node.id);
    for (const id of propertyDependencies[property]) dependencies.add(id);
  }
  return {
    id: node.id,
    urn: relations.urn(node.id),
    type: node.token,
    name: node.name,
    kind: remote ? "remote component" : node.kind === "component" ? "component" : "resource",
    parent: node.options.parent,
    inputs,
    options: expectedOptions(node, relations),
    dependencies,
    propertyDependencies,
  };
}

function expectedOptions(node: GraphNode, relations: Relations): Readonly<Record<string, Wire>> {
  const { options } = node;
  const facts = typeFacts(node.token);
  const inherited = options.parent ?? null;
  const aliases: Wire[] = [
    ...(options.aliases ?? []).map(({ name, type, parent, noParent }) =>
      aliasOption({ name, type, parent: noParent ? null : (parent ?? inherited) }),
    ),
    ...(facts?.aliases ?? []).map((type) => aliasOption({ type, parent: inherited })),
  ];
  const secretOutputs = [...(facts?.secretOutputs ?? []), ...(options.additionalSecretOutputs ?? [])];
  return withoutEmpty({
    protect: relations.protect(node),
    retainOnDelete: options.retainOnDelete,
    deleteBeforeReplace: options.deleteBeforeReplace,
    import: options.import,
    deletedWith: options.deletedWith,
    provider: relations.provider(node),
    version: versionOf(node),
    customTimeouts: { ...options.customTimeouts },
    providers: { ...relations.providers(node) },
    ignoreChanges: sortedSet(options.ignoreChanges),
    replaceOnChanges: sortedSet(options.replaceOnChanges),
    additionalSecretOutputs: sortedSet(secretOutputs),
    aliases: uniqueAliases(aliases),
  });
}

function expectedInvoke(node: GraphNode, values: ValueSource): InvokeCall {
  const { provider } = node.options;
  return {
    node: node.id,
    token: node.token,
    inputs: serialize(node.inputs, values).wire ?? {},
    options: withoutEmpty({ provider, version: SDK_VERSIONS[packageOfType(node.token)] }),
  };
}

/** The package's version, which its classes send; a local component has none. */
function versionOf(node: GraphNode): string | undefined {
  if (node.kind === "component") return undefined;
  const name = node.kind === "provider" ? node.token.slice("pulumi:providers:".length) : packageOfType(node.token);
  return SDK_VERSIONS[name];
}

/** An alias as an option; a parent of `null` is the stack, or none. */
export function aliasOption(alias: {
  readonly name?: string | undefined;
  readonly type?: string | undefined;
  readonly parent: NodeId | null;
}): Wire {
  return {
    ...(alias.name ? { name: alias.name } : {}),
    ...(alias.type ? { type: alias.type } : {}),
    parent: alias.parent,
  };
}

/** Aliases sorted and without repetition; the SDK sends some twice. */
export function uniqueAliases(aliases: readonly Wire[]): readonly Wire[] {
  const unique = new Map(aliases.map((alias) => [JSON.stringify(alias), alias]));
  return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, alias]) => alias);
}

/** A list of which the order says nothing. */
export function sortedSet(list: readonly string[] | undefined): readonly string[] {
  return [...new Set(list)].sort();
}

/** A copy without what is not set: empty texts, lists and records. */
export function withoutEmpty(options: Readonly<Record<string, Wire | undefined>>): Readonly<Record<string, Wire>> {
  return Object.fromEntries(Object.entries(options).filter((entry): entry is [string, Wire] => !isEmpty(entry[1])));
}

function isEmpty(value: Wire | undefined): boolean {
  if (value === "" || value === null || value === undefined) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
