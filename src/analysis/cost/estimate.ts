/**
 * What a stack costs in a month of 730 hours, at its minimum, as usual, and at its maximum: every resource by the table of
 * pricers, every price from the dated price table. What has no known price is listed as unknown and never counted as
 * nothing, so that totals are "at least" then.
 */
import type { GraphNode, Origin, StackGraph } from "../../graph/graph.ts";
import { relationsOf } from "../../graph/relations.ts";
import { regionOf } from "../plan.ts";
import type { PricingContext, Usage } from "./pricer.ts";
import { pricerOf } from "./pricers/index.ts";
import { priceOf, unitOf } from "./prices.ts";
import { type Quantity, sum, times } from "./quantity.ts";
import { tasksOf } from "./scale.ts";

export interface CostLine {
  readonly node: GraphNode;
  readonly origin: Origin;
  readonly what: string;
  /** What is counted, `GB-hour`; undefined where the table has no price for the thing at all. */
  readonly unit: string | undefined;
  readonly quantity: Quantity | undefined;
  /** US dollars for one unit; undefined where it is not known. */
  readonly price: number | undefined;
  /** US dollars a month; undefined where the price is not known. */
  readonly cost: Quantity | undefined;
}

export interface Estimate {
  readonly stack: string;
  readonly environment: string;
  readonly region: string;
  /** In the order of the graph; charges of nothing are left out. */
  readonly lines: readonly CostLine[];
  /** Of the lines whose price is known. */
  readonly total: Quantity;
}

/** The estimate of one stack. */
export function estimateStack(stack: StackGraph, usage: Usage): Estimate {
  const relations = relationsOf(stack);
  const services = stack.nodes.filter(({ token }) => token === "aws:ecs/service:Service");
  const tasks = new Map(services.map((service) => [service.id, tasksOf(service, stack.nodes)]));
  const context: Omit<PricingContext, "region"> = {
    usage,
    find: relations.find,
    nodes: stack.nodes,
    tasksOf: (service) => tasks.get(service.id) ?? tasksOf(service, stack.nodes),
    allTasks: sum([...tasks.values()]),
  };
  const lines = stack.nodes.flatMap((node): CostLine[] => {
    if (node.kind !== "resource") return [];
    const pricer = pricerOf(node.token);
    if (pricer === "free") return [];
    const { origin } = node;
    if (pricer === undefined) {
      return [{ node, origin, what: "price", unit: undefined, quantity: undefined, price: undefined, cost: undefined }];
    }
    const region = regionOf(node, relations) ?? stack.region;
    return pricer(node, { ...context, region })
      .filter(({ quantity }) => quantity.maximum > 0 || quantity.typical > 0 || quantity.minimum > 0)
      .map(({ what, price: key, quantity }) => {
        const price = priceOf(key, region);
        const cost = price === undefined ? undefined : times(quantity, price);
        return { node, origin, what, unit: unitOf(key), quantity, price, cost };
      });
  });
  const total = sum(lines.flatMap(({ cost }) => (cost === undefined ? [] : [cost])));
  return { stack: stack.name, environment: stack.environment, region: stack.region, lines, total };
}

/** The lines whose price is not known. */
export function unknownLines({ lines }: Estimate): readonly CostLine[] {
  return lines.filter(({ cost }) => cost === undefined);
}
