/** What a resource type costs: a function from its node to charges, one for each thing that AWS counts. */
import type { GraphNode } from "../../graph/graph.ts";
import type { PlainValue } from "../../graph/values.ts";
import type { Quantity } from "./quantity.ts";

export interface Charge {
  /** What is paid for, as a bill says it: `NAT gateway, hours`. */
  readonly what: string;
  /** The key in the price table; one that it does not have is a charge of unknown price. */
  readonly price: string;
  /** Of the price's unit, in a month of 730 hours. */
  readonly quantity: Quantity;
}

/** What an author expects of a month, where the specification does not say it; see docs/language/cost.md. */
export interface Usage {
  /** GB that one task logs in a month, and sends and fetches through a NAT gateway. */
  readonly logsPerTask: number;
  readonly transferPerTask: number;
  /** Millions of requests that come to the platform in a month, and GB that the CDN sends. */
  readonly requests: number;
  readonly cdnTransfer: number;
  /** GB in each bucket. */
  readonly bucketStorage: number;
}

export interface PricingContext {
  readonly region: string;
  readonly usage: Usage;
  readonly find: (id: string) => GraphNode | undefined;
  /** All nodes of the stack. */
  readonly nodes: readonly GraphNode[];
  /** The tasks of an ECS service in a month, on average. */
  readonly tasksOf: (service: GraphNode) => Quantity;
  /** The tasks of all services together. */
  readonly allTasks: Quantity;
}

export type Pricer = (node: GraphNode, context: PricingContext) => readonly Charge[];

/** The node that an input refers to first. */
export function referred(value: PlainValue | undefined, { find }: PricingContext): GraphNode | undefined {
  const id = firstReference(value);
  return id === undefined ? undefined : find(id);
}

function firstReference(value: PlainValue | undefined): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if ((value as { $?: string }).$ === "reference") return (value as { readonly node: string }).node;
  for (const member of Object.values(value)) {
    const found = firstReference(member as PlainValue);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Charges of one thing that is counted once a month, whatever the scale. */
export function monthly(what: string, price: string, amount = 1): readonly Charge[] {
  return [{ what, price, quantity: { minimum: amount, typical: amount, maximum: amount } }];
}
