/** The estimate for people: each stack's costs by the entry that they belong to, the dearest first. */
import type { CostLine, Estimate } from "../../analysis/cost/estimate.ts";
import { PRICED_REGIONS, priceSource } from "../../analysis/cost/prices.ts";
import { type Quantity, sum } from "../../analysis/cost/quantity.ts";
import type { Origin } from "../../graph/graph.ts";
import { type Place, placeText } from "../places.ts";
import { amount } from "../render/amount.ts";
import type { Colours } from "../render/colours.ts";

export interface CostListingOptions {
  readonly placeOf: (origin: Origin) => Place;
  readonly colours: Colours;
  /** Owners only, without what they are made of. */
  readonly isShort: boolean;
}

const GAP = "  ";

/** Every stack that costs something, and where the prices are from; ends with a line feed. */
export function renderCost(estimates: readonly Estimate[], options: CostListingOptions): string {
  const stacks = estimates.filter(({ lines }) => lines.length > 0).map((estimate) => renderStack(estimate, options));
  const note = options.colours.dim(
    `${priceSource.currency} a month of 730 hours, at list prices of ${priceSource.date}, without taxes, discounts and free tiers`,
  );
  return `${[...stacks, note].join("\n")}\n`;
}

interface Row {
  readonly label: string;
  readonly place: string;
  readonly cost: Quantity | undefined;
  readonly isOwner: boolean;
}

function renderStack({ stack, region, lines, total }: Estimate, options: CostListingOptions): string {
  const { colours, isShort } = options;
  const unknown = lines.filter(({ cost }) => cost === undefined).length;
  const rows = ownersOf(lines).flatMap(({ owner, owned, cost }): Row[] => [
    { label: owner, place: "", cost, isOwner: true },
    ...(isShort ? [] : merged(owned, options)),
  ]);
  const all: Row[] = [
    ...rows,
    { label: "total", place: "", cost: unknown === lines.length ? undefined : total, isOwner: true },
  ];
  const width = Math.max(...all.map(({ label, isOwner }) => label.length + (isOwner ? 0 : GAP.length)));
  const digits = Math.max(7, ...all.map(({ cost }) => money(cost?.maximum).length));
  const head = `${colours.bold(stack)} in ${region}`;
  const heading = `${"".padEnd(width)}${["minimum", "typical", "maximum"].map((word) => GAP + word.padStart(digits)).join("")}`;
  const body = all.map((row) => renderRow(row, width, digits, colours));
  const rest = unknown === 0 ? [] : [colours.yellow(restOf(unknown, { region, lines }))];
  return [
    `${head}`,
    `${GAP}${colours.dim(heading)}`,
    ...body.map((line) => GAP + line),
    ...rest.map((line) => GAP + line),
    "",
  ].join("\n");
}

/** What the total does not say. */
function restOf(unknown: number, { region, lines }: Pick<Estimate, "region" | "lines">): string {
  const least = unknown === lines.length ? "" : ": the total is at least that";
  const text = `${amount(unknown, "price")} unknown${least}`;
  if (PRICED_REGIONS.includes(region)) return text;
  return `${text}; there are no prices of ${region}, only of ${PRICED_REGIONS.join(", ")}`;
}

function renderRow({ label, place, cost, isOwner }: Row, width: number, digits: number, colours: Colours): string {
  const text = (isOwner ? label : GAP + label).padEnd(width);
  const columns =
    cost === undefined
      ? GAP + colours.yellow("unknown".padStart(digits))
      : [cost.minimum, cost.typical, cost.maximum].map((value) => GAP + money(value).padStart(digits)).join("");
  const painted = isOwner ? colours.cyan(text) : text;
  return `${painted}${columns}${place === "" ? "" : GAP + colours.dim(place)}`.trimEnd();
}

/** Owners, the dearest first, with the sum of what is known. */
function ownersOf(lines: readonly CostLine[]) {
  const owners = [...new Set(lines.map(({ node }) => node.owner))];
  return owners
    .map((owner) => {
      const owned = lines.filter(({ node }) => node.owner === owner);
      const known = owned.flatMap(({ cost }) => (cost === undefined ? [] : [cost]));
      return { owner, owned, cost: known.length === 0 ? undefined : sum(known) };
    })
    .sort((a, b) => (b.cost?.typical ?? 0) - (a.cost?.typical ?? 0));
}

/** Charges of one kind and place in one line. */
function merged(lines: readonly CostLine[], { placeOf }: CostListingOptions): readonly Row[] {
  const rows = new Map<string, { readonly label: string; readonly place: string; readonly costs: CostLine[] }>();
  for (const line of lines) {
    const place = placeText(placeOf(line.origin));
    const label =
      line.unit === undefined && line.what === "price" ? `${line.node.name} (${line.node.token})` : line.what;
    const key = `${label}\n${place}`;
    const known = rows.get(key);
    if (known === undefined) rows.set(key, { label, place, costs: [line] });
    else known.costs.push(line);
  }
  return [...rows.values()].map(({ label, place, costs }) => {
    const known = costs.flatMap(({ cost }) => (cost === undefined ? [] : [cost]));
    const count = costs.length > 1 ? ` (${costs.length})` : "";
    return {
      label: `${label}${count}`,
      place,
      cost: known.length < costs.length ? undefined : sum(known),
      isOwner: false,
    };
  });
}

/** `1,234.50`. */
function money(value: number | undefined): string {
  return value === undefined ? "" : value.toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}
