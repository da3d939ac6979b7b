/** All stores of an environment, each concern in the order in which it needs the others; before those that use them. */
import type { AccessLogs } from "../access-logs.ts";
import type { Lowering } from "../context.ts";
import type { Keys } from "../keys.ts";
import { lowerBucket } from "./bucket.ts";
import type { GrantUse, LoweredStores } from "./grant.ts";
import { lowerQueue } from "./queue.ts";

export interface StoreSettings {
  readonly keys: Keys;
  readonly accessLogs: AccessLogs;
}

export function lowerStores(lowering: Lowering, settings: StoreSettings): LoweredStores {
  const { model } = lowering;
  const { keys } = settings;
  const stores = new Map<string, GrantUse>();
  for (const queue of model.queues) stores.set(queue.id, lowerQueue(lowering, queue, keys).grant);
  for (const bucket of model.buckets) stores.set(bucket.id, lowerBucket(lowering, bucket, settings).grant);
  return stores;
}
