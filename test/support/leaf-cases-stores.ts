/** The leaves of what services and jobs use. */
import type { PlainMap } from "./generators/yaml-object.ts";
import { type LeafCase, prefixed, within } from "./leaf-case.ts";

const bucket: PlainMap = { regions: { primary: "us-east-1", standby: "us-west-2" }, buckets: { files: {} } };
export const cache: PlainMap = {
  caches: { store: { engine: "valkey", version: "8.0", size: "r7g.large" } },
};
const cacheWithout = (field: string): PlainMap => {
  const { [field]: _, ...body } = (cache["caches"] as PlainMap)["store"] as PlainMap;
  return { caches: { store: body } };
};
export const queue: PlainMap = { queues: { mail: {} } };
const topic: PlainMap = { ...queue, topics: { news: { subscriptions: { mail: {} } } } };

export const storeCases: Readonly<Record<string, LeafCase>> = {
  ...prefixed("caches.*.", {
    id: within(cache, "one", "two"),
    engine: {
      values: ["redis", "valkey"],
      beside: {
        redis: { caches: { store: { version: "7.0", size: "r7g.large" } } },
        valkey: { caches: { store: { version: "7.2", size: "r7g.large" } } },
      },
    },
    version: within(cacheWithout("version"), "7.2", "8.0", "8.1"),
    size: within(cacheWithout("size"), "r7g.large", "r6gd.xlarge"),
    nodes: within(cache, 1, 2, 3),
    failover: within(cache, "automatic", "none"),
    eviction: within(
      cache,
      "volatile-lru",
      "allkeys-lru",
      "volatile-lfu",
      "allkeys-lfu",
      "volatile-random",
      "allkeys-random",
      "volatile-ttl",
      "noeviction",
    ),
    "snapshots.retention": within(cache, "0s", "1d", "35d"),
    "snapshots.at": within(cache, "00:00 UTC", "12:30 UTC"),
    "maintenance.day": within(cache, "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    "maintenance.at": within(cache, "00:00 UTC", "12:30 UTC"),
    "logs.retention": within(cache, "30d", "60d"),
  }),
  ...prefixed("queues.*.", {
    id: within(queue, "one", "two"),
    visibility: within(queue, "0s", "60s"),
    retention: within(queue, "60s", "4d"),
    delay: within(queue, "0s", "1s"),
    "deadLetter.after": within(queue, 1, 5),
    fifo: within(queue, true, false),
  }),
  ...prefixed("topics.*.", {
    id: within(topic, "one", "two"),
    fifo: within({ topics: { news: {} } }, true, false),
    "subscriptions.*.filter.*[]": within(topic, "a", "b"),
    "subscriptions.*.raw": within(topic, true, false),
  }),
  ...prefixed("buckets.*.", {
    id: within(bucket, "one", "two"),
    versioned: within(bucket, true, false),
    "expire.current": within(bucket, "30d", "365d"),
    "expire.noncurrent": within(bucket, "30d", "90d"),
    "expire.incompleteUploads": within(bucket, "1d", "7d"),
    standby: within(bucket, "replicate", "none"),
  }),
};
