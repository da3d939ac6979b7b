/** Explains a resource: what it is, where it comes from, how it is registered, and who refers to it. */
import type { GraphNode, Origin, StackGraph } from "../../graph/graph.ts";
import { neededBy, visitReferences } from "../../graph/graph.ts";
import { relationsOf } from "../../graph/relations.ts";
import { shortToken } from "../../graph/tokens.ts";
import { type Place, placeText } from "../places.ts";
import { marksOf } from "../plan/marks.ts";
import type { OverriddenProperty } from "../plan/overridden.ts";
import type { Colours } from "../render/colours.ts";
import { jsonText } from "../render/text.ts";
import type { FoundResource } from "./find-resource.ts";
import { nodeText } from "./node-text.ts";
import { readable } from "./value-text.ts";

export interface ResourceContext {
  readonly placeOf: (origin: Origin) => Place;
  readonly overridden: readonly OverriddenProperty[];
}

export interface ExplainedResource {
  readonly type: string;
  readonly name: string;
  readonly owner: string;
  /** How `overrides` call it. */
  readonly resource: string;
  readonly stacks: readonly string[];
  /** In the first of the stacks, like everything below. */
  readonly urn: string;
  readonly file: string;
  readonly line: number | null;
  readonly path: string;
  readonly marks: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly overrides: readonly { readonly property: string; readonly file: string; readonly line: number | null }[];
  readonly refersTo: readonly string[];
  /** Each with the properties that refer to it. */
  readonly referredToBy: readonly { readonly resource: string; readonly properties: readonly string[] }[];
}

/** What there is to say of a resource. */
export function explainResource({ node, stacks }: FoundResource, context: ResourceContext): ExplainedResource {
  const [stack] = stacks as readonly [StackGraph];
  const { provider: _provider, parent, dependsOn, deletedWith, ...options } = node.options;
  const { file, line } = context.placeOf(node.origin);
  const isOnlyOne = stack.nodes.filter(({ owner, token }) => owner === node.owner && token === node.token).length === 1;
  return {
    type: node.token,
    name: node.name,
    owner: node.owner,
    resource: `${node.owner}/${node.token}${isOnlyOne ? "" : `/${node.name}`}`,
    stacks: stacks.map(({ name }) => name),
    urn: relationsOf(stack).urn(node.id),
    file,
    line: line ?? null,
    path: node.origin.path,
    marks: marksOf(node),
    options: {
      ...(parent === undefined ? {} : { parent: nodeText(parent) }),
      ...(dependsOn === undefined ? {} : { dependsOn: dependsOn.map(nodeText) }),
      ...(deletedWith === undefined ? {} : { deletedWith: nodeText(deletedWith) }),
      ...options,
    },
    inputs: readable(node.inputs) as ExplainedResource["inputs"],
    overrides: context.overridden
      .filter((override) => override.stack === stack.name && override.node === node.id)
      .map((override) => ({ property: override.property, file: override.file, line: override.line ?? null })),
    refersTo: [...neededBy(node)].filter((id) => id !== node.options.provider && id !== parent).map(nodeText),
    referredToBy: referrers(node, stack),
  };
}

function referrers(node: GraphNode, stack: StackGraph): ExplainedResource["referredToBy"] {
  const found: { resource: string; properties: string[] }[] = [];
  for (const other of stack.nodes) {
    const properties = new Set<string>();
    for (const [property, value] of Object.entries(other.inputs)) {
      visitReferences(value, (reference) => {
        if (reference.node === node.id) properties.add(property);
      });
    }
    if (other.options.dependsOn?.includes(node.id)) properties.add("dependsOn");
    if (properties.size > 0) found.push({ resource: nodeText(other.id), properties: [...properties] });
  }
  for (const [name, { value }] of Object.entries(stack.outputs)) {
    visitReferences(value, (reference) => {
      if (reference.node === node.id) found.push({ resource: `output ${name}`, properties: [] });
    });
  }
  return found;
}

/** The explanation for people; ends with a line feed. */
export function renderResource(explained: ExplainedResource, colours: Colours): string {
  const { type, name, stacks, owner, marks, options, inputs, overrides, refersTo, referredToBy } = explained;
  const place = placeText({ file: explained.file, line: explained.line ?? undefined });
  const label = (text: string) => colours.cyan(`${text}:`.padEnd(14));
  const lines = [
    `${colours.bold(`${shortToken(type)} ${name}`)}${marks.length > 0 ? `  ${colours.yellow(marks.join(", "))}` : ""}`,
    `${label("belongs to")}${owner}`,
    `${label("specified")}${place}${explained.path === "" ? "" : ` ${explained.path}`}`,
    `${label(stacks.length === 1 ? "stack" : "stacks")}${stacks.join(", ")}`,
    `${label("override as")}${explained.resource}`,
    `${label("URN")}${explained.urn}`,
    ...Object.entries(options).map(([option, value]) => `${label(option)}${optionText(value)}`),
    ...overrides.map(({ property, file, line }) => `${label("overridden")}${property} in ${file}:${line}`),
    "",
    colours.bold(stacks.length === 1 ? "Inputs" : `Inputs in ${stacks[0]}`),
    jsonText(inputs),
    "",
    ...list("Refers to", refersTo, colours),
    ...list(
      "Referred to by",
      referredToBy.map(({ resource, properties }) => `${resource} ${colours.dim(properties.join(", "))}`.trimEnd()),
      colours,
    ),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function list(title: string, lines: readonly string[], colours: Colours): readonly string[] {
  return lines.length === 0 ? [] : [colours.bold(title), ...lines.map((line) => `  ${line}`), ""];
}

function optionText(value: unknown): string {
  if (typeof value === "string") return value;
  return Array.isArray(value) && value.every((member) => typeof member === "string")
    ? value.join(", ")
    : JSON.stringify(value);
}
