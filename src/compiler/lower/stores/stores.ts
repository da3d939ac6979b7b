/** All stores of an environment, each concern in the order in which it needs the others; before those that use them. */
import { invariant } from "../../../diagnostic/invariant.ts";
import type { AccessLogs } from "../access-logs.ts";
import type { Backup } from "../backup/kept.ts";
import type { BucketHandle } from "../bucket.ts";
import type { Lowering } from "../context.ts";
import type { Keys } from "../keys.ts";
import type { Network } from "../network.ts";
import { lowerBucket } from "./bucket.ts";
import { lowerCache } from "./cache.ts";
import { lowerDatabases } from "./databases/databases.ts";
import type { GrantUse, LoweredStores } from "./grant.ts";
import { lowerQueue, type Queue } from "./queue.ts";
import type { Feeder } from "./subscriptions.ts";
import { lowerTopic, type Topic } from "./topic.ts";

export interface StoreSettings {
  readonly keys: Keys;
  /** Undefined where nothing needs one: neither a task nor a cache. */
  readonly network: Network | undefined;
  readonly accessLogs: AccessLogs;
  /** Undefined where no bucket is backed up. */
  readonly backup: Backup | undefined;
}

export interface Stores {
  /** What each gives to those that use it, by its id. */
  readonly grants: LoweredStores;
  /** By id, for what follows a queue's length. */
  readonly queues: ReadonlyMap<string, Queue>;
  /** By id. */
  readonly buckets: ReadonlyMap<string, BucketHandle>;
}

export function lowerStores(lowering: Lowering, settings: StoreSettings): Stores {
  const { model } = lowering;
  const { keys, network } = settings;
  const topics = model.topics.map((topic) => lowerTopic(lowering, topic, keys));
  const queues = model.queues.map((queue) => lowerQueue(lowering, queue, keys, feedersOf(queue.id, topics)));
  const grants = new Map<string, GrantUse>();
  if (network) for (const [id, grant] of lowerDatabases(lowering, network)) grants.set(id, grant);
  for (const cache of model.caches) {
    invariant(network, "caches have a network");
    grants.set(cache.id, lowerCache(lowering, cache, { ...settings, network }));
  }
  for (const topic of topics) grants.set(topic.model.id, topic.grant);
  for (const queue of queues) grants.set(queue.id, queue.grant);
  const buckets = new Map<string, BucketHandle>();
  for (const entry of model.buckets) {
    const { bucket, grant } = lowerBucket(lowering, entry, settings);
    buckets.set(entry.id, bucket);
    grants.set(entry.id, grant);
  }
  return { grants, buckets, queues: new Map(queues.map((queue) => [queue.id, queue])) };
}

function feedersOf(queue: string, topics: readonly Topic[]): Feeder[] {
  return topics.flatMap(({ model, arn }) =>
    model.subscriptions
      .filter((subscription) => subscription.queue === queue)
      .map((subscription) => ({ topic: model, topicArn: arn, subscription })),
  );
}
