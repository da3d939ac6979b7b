/** All stores of an environment, each concern in the order in which it needs the others; before those that use them. */
import type { AccessLogs } from "../access-logs.ts";
import type { Lowering } from "../context.ts";
import type { Keys } from "../keys.ts";
import type { Network } from "../network.ts";
import { lowerBucket } from "./bucket.ts";
import { lowerCache } from "./cache.ts";
import type { GrantUse, LoweredStores } from "./grant.ts";
import { lowerQueue, type Queue } from "./queue.ts";
import type { Feeder } from "./subscriptions.ts";
import { lowerTopic, type Topic } from "./topic.ts";

export interface StoreSettings {
  readonly keys: Keys;
  readonly network: Network;
  readonly accessLogs: AccessLogs;
}

export interface Stores {
  /** What each gives to those that use it, by its id. */
  readonly grants: LoweredStores;
  /** By id, for what follows a queue's length. */
  readonly queues: ReadonlyMap<string, Queue>;
}

export function lowerStores(lowering: Lowering, settings: StoreSettings): Stores {
  const { model } = lowering;
  const { keys } = settings;
  const topics = model.topics.map((topic) => lowerTopic(lowering, topic, keys));
  const queues = model.queues.map((queue) => lowerQueue(lowering, queue, keys, feedersOf(queue.id, topics)));
  const grants = new Map<string, GrantUse>();
  for (const cache of model.caches) grants.set(cache.id, lowerCache(lowering, cache, settings));
  for (const topic of topics) grants.set(topic.model.id, topic.grant);
  for (const queue of queues) grants.set(queue.id, queue.grant);
  for (const bucket of model.buckets) grants.set(bucket.id, lowerBucket(lowering, bucket, settings).grant);
  return { grants, queues: new Map(queues.map((queue) => [queue.id, queue])) };
}

function feedersOf(queue: string, topics: readonly Topic[]): Feeder[] {
  return topics.flatMap(({ model, arn }) =>
    model.subscriptions
      .filter((subscription) => subscription.queue === queue)
      .map((subscription) => ({ topic: model, topicArn: arn, subscription })),
  );
}
