/** `caches`: ElastiCache replication groups. */
import * as z from "zod";
import { cacheAlarms } from "./alarms.ts";
import { cacheBackup } from "./backup.ts";
import { field, text, whole } from "./field.ts";
import { duration, entryId, rotation, timeOfDay } from "./scalars.ts";

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

export const cache = field(
  z.strictObject({
    id: entryId.optional(),
    engine: field(z.enum(["redis", "valkey"]), {
      description: "What runs on the nodes. It cannot be changed later without making the cache again.",
      example: "redis",
      values: {
        redis: "Redis OSS, which AWS keeps at 7.1.",
        valkey: "Its successor, which speaks the same protocol and costs about a fifth less.",
      },
    }),
    version: field(text(/^[0-9]{1,2}(\.[0-9x]{1,3}){0,2}$/, 'a version in quotes, such as "7.1"'), {
      description: "The engine's version, major and minor. It can be raised, never lowered.",
      example: "7.1",
    }),
    size: field(text(/^[a-z0-9]+(\.[a-z0-9]+)+$/, "a size of nodes such as r6g.large"), {
      description: "The size of each node: family and size, as AWS calls them without `cache.`.",
      example: "r6g.large",
    }),
    nodes: field(whole(1, 6), {
      description:
        "The primary and its replicas together, spread over the availability zones. Default: 2, or 1 where failover is none.",
      example: 3,
    }).optional(),
    failover: field(z.enum(["automatic", "none"]), {
      description: "What happens when the primary fails. Default: automatic; none with a single node.",
      example: "automatic",
      values: {
        automatic: "A replica in another zone takes its place within a minute or so.",
        none: "Its node is replaced, and the cache is away until then.",
      },
    }).optional(),
    eviction: field(
      z.enum([
        "volatile-lru",
        "allkeys-lru",
        "volatile-lfu",
        "allkeys-lfu",
        "volatile-random",
        "allkeys-random",
        "volatile-ttl",
        "noeviction",
      ]),
      {
        description: "Which keys go when memory is full (maxmemory-policy). Default: volatile-lru.",
        example: "allkeys-lru",
        values: {
          "volatile-lru": "Of keys with a time to live, those used longest ago.",
          "allkeys-lru": "Those used longest ago.",
          "volatile-lfu": "Of keys with a time to live, those used least often.",
          "allkeys-lfu": "Those used least often.",
          "volatile-random": "Of keys with a time to live, any.",
          "allkeys-random": "Any.",
          "volatile-ttl": "Of keys with a time to live, those that end soonest.",
          noeviction: "None: writing fails.",
        },
      },
    ).optional(),
    backup: cacheBackup.optional(),
    alarms: cacheAlarms.optional(),
    maintenance: field(
      z.strictObject({
        day: field(z.enum(DAYS), { description: "The day in UTC. Default: sunday.", example: "sunday" }).optional(),
        at: field(timeOfDay, {
          description: "When the hour begins. Default: 04:00 UTC.",
          example: "04:00 UTC",
        }).optional(),
      }),
      {
        description: "The hour of the week in which AWS may replace nodes, one after the other.",
        example: { day: "sunday", at: "04:00 UTC" },
      },
    ).optional(),
    auth: field(z.enum(["iam", "password"]), {
      description: "How tasks prove who they are. Default: iam.",
      example: "iam",
      values: {
        iam: "With a token that is signed with the role that they have: there is no password.",
        password: "With a password that the platform makes and replaces; for clients that know nothing else.",
      },
    }).optional(),
    rotate: field(rotation, {
      description: "With passwords, how often each is replaced, 1d to 1000d. Default: 90d.",
      example: "30d",
    }).optional(),
    logs: field(
      z.strictObject({
        retention: field(duration, {
          description:
            "How long the slow log and the engine's log are kept; one of CloudWatch's periods. Default: 30d.",
          example: "30d",
        }).optional(),
      }),
      { description: "Commands that took long, and what the engine says.", example: { retention: "30d" } },
    ).optional(),
  }),
  {
    description: "An ElastiCache replication group.",
    example: { engine: "redis", version: "7.1", size: "r6g.large", nodes: 3 },
  },
);
