/** The leaves of what services and jobs use. */
import type { PlainMap } from "./generators/yaml-object.ts";
import { type LeafCase, prefixed, within } from "./leaf-case.ts";

export const bucket: PlainMap = { regions: { primary: "us-east-1", standby: "us-west-2" }, buckets: { files: {} } };
export const cache: PlainMap = {
  caches: { store: { engine: "valkey", version: "8.0", size: "r7g.large" } },
};
const cacheWithout = (field: string): PlainMap => {
  const { [field]: _, ...body } = (cache["caches"] as PlainMap)["store"] as PlainMap;
  return { caches: { store: body } };
};
const usedCache = (body: PlainMap = {}): PlainMap => ({
  services: {
    web: { image: { repository: "public.ecr.aws/nginx/nginx", tag: "1.29.1" }, uses: { store: { access: "read" } } },
  },
  caches: { store: { engine: "valkey", version: "8.0", size: "r7g.large", ...body } },
});
export const queue: PlainMap = { queues: { mail: {} } };
const topic: PlainMap = { ...queue, topics: { news: { subscriptions: { mail: {} } } } };

export const data = (body: PlainMap = {}): PlainMap => ({
  services: {
    web: {
      image: { repository: "public.ecr.aws/nginx/nginx", tag: "1.29.1" },
      uses: { players: { access: "read" } },
    },
  },
  atlas: { organization: "5f3c0e8a9b1d2c3e4f5a6b7c" },
  databases: { players: { engine: "mongodb-atlas", version: "8.0", size: "M30", ...body } },
});

const ACCOUNT = ["clientId", "clientSecret"];
/** With what passwords are made in Atlas. */
const withAccess = (platform: PlainMap): PlainMap => ({
  ...platform,
  atlas: { ...(platform["atlas"] as PlainMap), credentials: "access" },
  secrets: { access: { keys: ACCOUNT } },
});

const { atlas, databases } = data();
const unusedData: PlainMap = { atlas, databases } as PlainMap;

const standby: PlainMap = { regions: { primary: "us-east-1", standby: "us-west-2" } };

/** What every store may say of its backups. */
const ownBackup = (context: (body: PlainMap) => PlainMap): Readonly<Record<string, LeafCase>> => ({
  "backup.enabled": within(context({ reason: "made again" }), true, false),
  "backup.reason": within(context({ enabled: false }), "made again", "nobody misses it"),
  "backup.retention": within(context({}), "7d", "35d"),
});
const movedBackup = (context: (body: PlainMap) => PlainMap): Readonly<Record<string, LeafCase>> => ({
  "backup.pointInTime": within(context({}), true, false),
  "backup.copy": within(context({}), true, false),
});

export const storeCases: Readonly<Record<string, LeafCase>> = {
  ...prefixed("backup.", {
    "schedule.cron": within(bucket, "0 2 * * *", "30 3 * * *"),
    "schedule.timezone": within(bucket, "UTC", "Europe/Berlin"),
    retention: within(bucket, "7d", "30d"),
    pointInTime: within(bucket, true, false),
    "copy.to": { values: ["standby"], platform: bucket, absent: "backup" },
    "copy.retention": within({ ...bucket, backup: { copy: { to: "standby" } } }, "7d", "30d"),
    lock: within(bucket, "none", "governance", "compliance"),
    restoreTest: within(bucket, "none", "weekly", "monthly"),
  }),
  ...prefixed("atlas.", {
    organization: within(data(), "5f3c0e8a9b1d2c3e4f5a6b7c", "5f3c0e8a9b1d2c3e4f5a6b7d"),
    "maintenance.day": within(data(), "sunday", "saturday"),
    "maintenance.at": within(data(), "00:00 UTC", "23:00 UTC"),
    credentials: within(
      { ...data({ auth: "password" }), secrets: { one: { keys: ACCOUNT }, two: { keys: ACCOUNT } } },
      "one",
      "two",
    ),
    "accessList[]": within(data({ privateLink: false }), "203.0.113.0/28", "203.0.113.16/28"),
  }),
  ...prefixed("databases.*.", {
    id: within(data(), "one", "two"),
    engine: { values: ["mongodb-atlas"], platform: unusedData, absent: "databases" },
    auth: within(withAccess(data()), "iam", "password"),
    rotate: {
      ...within(withAccess(data({ auth: "password" })), "1d", "30d"),
      inventory: { secrets: { access: ACCOUNT } },
    },
    version: within(data(), "7.0", "8.0"),
    size: within(data(), "M30", "R40"),
    nodes: within(data(), 3, 5, 7),
    database: within(data(), "one", "two"),
    readPreference: within(data(), "primary", "primaryPreferred", "secondary", "secondaryPreferred", "nearest"),
    "autoscaling.maxSize": within(data(), "M40", "M50"),
    "autoscaling.minSize": within(data({ autoscaling: { maxSize: "M50" } }), "M10", "M20"),
    "autoscaling.disk": within(data(), true, false),
    privateLink: within(data(), true, false),
    ...ownBackup((body) => ({ ...standby, ...data({ backup: body }) })),
    ...movedBackup((body) => ({ ...standby, ...data({ backup: body }) })),
  }),
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
    ...ownBackup((body) => ({
      caches: { store: { ...((cache["caches"] as PlainMap)["store"] as PlainMap), backup: body } },
    })),
    "maintenance.day": within(cache, "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    "maintenance.at": within(cache, "00:00 UTC", "12:30 UTC"),
    auth: within(usedCache(), "iam", "password"),
    rotate: within(usedCache({ auth: "password" }), "1d", "30d"),
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
    versioned: within(
      { ...bucket, buckets: { files: { backup: { enabled: false, reason: "made again" } } } },
      true,
      false,
    ),
    "expire.current": within(bucket, "30d", "365d"),
    "expire.noncurrent": within(bucket, "30d", "90d"),
    "expire.incompleteUploads": within(bucket, "1d", "7d"),
    standby: within(bucket, "replicate", "none"),
    ...ownBackup((body) => ({ ...standby, buckets: { files: { backup: body } } })),
    ...movedBackup((body) => ({ ...standby, buckets: { files: { backup: body } } })),
  }),
};
