/** What providers promise of the parts of a platform. */
import type { StoreKind } from "./entry-kinds.ts";
import facts from "./published-levels.json" with { type: "json" };

export interface PublishedLevel {
  /** As messages call the part. */
  readonly noun: string;
  /** Percent of a month. */
  readonly percent: number;
}

export const SHARED_LEVELS = facts.shared as Readonly<Record<keyof typeof facts.shared, PublishedLevel>>;

const stores = facts.stores as Readonly<Record<string, number>>;

/** The percentage of a kind of store; undefined for one that no request waits for. */
export function storeLevel(kind: StoreKind): number | undefined {
  return stores[kind];
}
