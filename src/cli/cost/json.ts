/** The estimate as data: `cost --format json`; docs/formats.md has the form. */
import type { CostLine, Estimate } from "../../analysis/cost/estimate.ts";
import { priceSource } from "../../analysis/cost/prices.ts";
import type { Origin } from "../../graph/graph.ts";
import type { Place } from "../places.ts";

/** US dollars are rounded to cents. */
export function costJson(estimates: readonly Estimate[], placeOf: (origin: Origin) => Place): object {
  return {
    currency: priceSource.currency,
    prices: { source: priceSource.source, date: priceSource.date },
    stacks: estimates.map(({ stack, environment, region, lines, total }) => ({
      name: stack,
      environment,
      region,
      total: rounded(total),
      unknown: lines.filter(({ cost }) => cost === undefined).length,
      lines: lines.map((line) => costLine(line, placeOf)),
    })),
  };
}

function costLine({ node, origin, what, unit, quantity, price, cost }: CostLine, placeOf: (origin: Origin) => Place) {
  const { file, line } = placeOf(origin);
  return {
    owner: node.owner,
    type: node.token,
    name: node.name,
    file,
    line: line ?? null,
    what,
    unit: unit ?? null,
    quantity: quantity ?? null,
    price: price ?? null,
    cost: cost === undefined ? null : rounded(cost),
  };
}

function rounded({ minimum, typical, maximum }: Estimate["total"]): Estimate["total"] {
  const cents = (amount: number) => Math.round(amount * 100) / 100;
  return { minimum: cents(minimum), typical: cents(typical), maximum: cents(maximum) };
}
