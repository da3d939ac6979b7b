/** The plan for people: each stack's resources by the entry of the specification that they belong to. */
import type { GraphNode, Origin, StackGraph } from "../../graph/graph.ts";
import { shortToken } from "../../graph/tokens.ts";
import { type Place, placeText } from "../places.ts";
import { amount } from "../render/amount.ts";
import type { Colours } from "../render/colours.ts";
import { countNodes, countStacks, describeCounts } from "./counts.ts";
import { marksOf } from "./marks.ts";
import type { OverriddenProperty } from "./overridden.ts";

export interface ListingOptions {
  readonly overridden: readonly OverriddenProperty[];
  readonly placeOf: (origin: Origin) => Place;
  readonly colours: Colours;
  /** The terminal's width; undefined where there is none to fit into. */
  readonly columns: number | undefined;
}

/** Every stack with its resources, and a line of totals; ends with a line feed. */
export function renderListing(stacks: readonly StackGraph[], options: ListingOptions): string {
  const total = `${amount(stacks.length, "stack")}: ${describeCounts(countStacks(stacks))}\n`;
  return [...stacks.map((stack) => renderStack(stack, options)), total].join("\n");
}

function renderStack(stack: StackGraph, options: ListingOptions): string {
  const { colours } = options;
  const nodes = stack.nodes.filter(({ kind }) => kind !== "invoke");
  const owners = [...new Set(nodes.map(({ owner }) => owner))];
  const groups = owners.map((owner) => {
    const owned = nodes.filter((node) => node.owner === owner);
    const layout = layoutOf(owned, options);
    const rows = owned.map((node) => renderRow(node, stack, layout, options));
    return `  ${colours.cyan(owner)}\n${rows.join("")}`;
  });
  const head = `${colours.bold(stack.name)} in ${stack.region}: ${describeCounts(countNodes(nodes))}\n`;
  return [head, ...groups].join("\n");
}

interface Layout {
  readonly name: number;
  readonly type: number;
  readonly place: number;
  /** Whether the rows are wider than the terminal: places are shortened then, and marks get a line of their own. */
  readonly isNarrow: boolean;
}

const gap = "  ";

function layoutOf(
  nodes: readonly GraphNode[],
  { placeOf, columns = Number.POSITIVE_INFINITY }: ListingOptions,
): Layout {
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => text.length));
  const name = widest(nodes.map((node) => node.name));
  const type = widest(nodes.map(({ token }) => shortToken(token)));
  const place = widest(nodes.map(({ origin }) => placeText(placeOf(origin))));
  const marks = widest(nodes.map((node) => marksOf(node).join(", ")));
  const isNarrow =
    [2 * gap.length, name, type, place, marks].reduce((sum, width) => sum + width + gap.length) > columns;
  return { name, type, place, isNarrow };
}

function renderRow(node: GraphNode, stack: StackGraph, layout: Layout, options: ListingOptions): string {
  const { colours, overridden, placeOf } = options;
  const { isNarrow } = layout;
  const marks = marksOf(node).join(", ");
  const place = isNarrow ? narrowPlace(placeOf(node.origin)) : placeText(placeOf(node.origin));
  const isLast = isNarrow || marks === "";
  const cells = [
    `${gap}${gap}${node.name.padEnd(layout.name)}`,
    shortToken(node.token).padEnd(layout.type),
    colours.dim(isLast ? place : place.padEnd(layout.place)),
    ...(isLast ? [] : [colours.yellow(marks)]),
  ];
  const lines = [cells.join(gap)];
  if (isNarrow && marks !== "") lines.push(`${gap.repeat(3)}${colours.yellow(marks)}`);
  for (const override of overridden) {
    if (override.stack !== stack.name || override.node !== node.id) continue;
    lines.push(`${gap.repeat(3)}${colours.yellow(`override of ${override.property}`)} in ${placeText(override)}`);
  }
  return lines.map((line) => `${line}\n`).join("");
}

/** `platform:12` of `spec/platform.yaml:12`. */
function narrowPlace({ file, line }: Place): string {
  return placeText({ file: file.replace(/^.*\/|\.yaml$/g, ""), line });
}
