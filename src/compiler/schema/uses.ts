/** `uses`: the stores that a service or job may reach. */
import * as z from "zod";
import { accesses } from "../facts/entry-kinds.ts";
import { field, text } from "./field.ts";
import { name } from "./scalars.ts";

const use = field(
  z.strictObject({
    access: field(z.enum(accesses), {
      description: "What it may do there; each kind of entry offers some of these.",
      example: "send",
      values: {
        read: "Databases: read. Buckets: list and read objects. Caches: commands that read.",
        "read-write":
          "Databases: read and write. Buckets: list, read, put, and delete objects. Caches: all commands but those that administer or endanger the whole.",
        send: "Queues: put messages in.",
        consume: "Queues: take messages out, and delete them.",
        "send-consume": "Queues: both.",
        publish: "Topics: hand a message to all that subscribe.",
        write: "Buckets: put and delete objects.",
      },
    }),
    as: field(text(/^[A-Z][A-Z0-9_]{0,63}$/, "the beginning of variables' names, such as SESSION_CACHE"), {
      description:
        "What the injected variables begin with. Default: the entry's name in capitals, `MATCH_EVENTS` for match-events.",
      example: "SESSION_CACHE",
    }).optional(),
    keys: field(
      z
        .array(text(/^[A-Za-z0-9_.:{}*?[\]/-]{1,100}$/, "a pattern of keys such as gateway:*"))
        .min(1)
        .max(20),
      {
        description: "Of a cache, the keys that it may touch, by pattern. Default: every key.",
        example: ["gateway:*"],
      },
    ).optional(),
  }),
  { description: "How one entry is used.", example: { access: "send" } },
);

export const uses = field(z.record(name, use), {
  description:
    "The databases, caches, queues, topics, and buckets that it may reach, by name, and what it may do there. It gets the permission, and variables that say where they are; without a use there is neither.",
  example: { "match-events": { access: "send" } },
});
