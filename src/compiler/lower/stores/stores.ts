/** All stores of an environment, each concern in the order in which it needs the others; before those that use them. */
import type { Lowering } from "../context.ts";
import type { Keys } from "../keys.ts";
import type { GrantUse, LoweredStores } from "./grant.ts";
import { lowerQueue } from "./queue.ts";

export interface StoreSettings {
  readonly keys: Keys;
}

export function lowerStores(lowering: Lowering, { keys }: StoreSettings): LoweredStores {
  const { model } = lowering;
  const stores = new Map<string, GrantUse>();
  for (const queue of model.queues) stores.set(queue.id, lowerQueue(lowering, queue, keys).grant);
  return stores;
}
