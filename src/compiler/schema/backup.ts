/** `backup`: how the platform's data are kept, and what a store changes of it. */
import * as z from "zod";
import { field, text } from "./field.ts";
import { cron, duration, timezone } from "./scalars.ts";

export const backup = field(
  z.strictObject({
    schedule: field(
      z.strictObject({
        cron: field(cron, {
          description: "When backups begin. Caches and databases take one a day, at a time of UTC. Default: 0 2 * * *.",
          example: "0 2 * * *",
        }).optional(),
        timezone: field(timezone, {
          description: "Whose clock the cron is read on. Default: UTC.",
          example: "UTC",
        }).optional(),
      }),
      { description: "When backups begin.", example: { cron: "0 2 * * *", timezone: "UTC" } },
    ).optional(),
    retention: field(duration, {
      description: "How long each backup is kept, in whole days. Default: 30d.",
      example: "30d",
    }).optional(),
    pointInTime: field(z.boolean(), {
      description:
        "Whether databases and buckets can be put back to any moment, and not only to that of a backup. Default: true.",
      example: true,
    }).optional(),
    copy: field(
      z.strictObject({
        to: field(z.enum(["standby"]), {
          description: "Where the copies are.",
          example: "standby",
          values: { standby: "In the standby region: Atlas's, and a vault there that this platform owns." },
        }),
        retention: field(duration, {
          description: "How long each copy is kept, in whole days. Default: as long as the backup.",
          example: "30d",
        }).optional(),
      }),
      {
        description: "Copies of the backups in another region. Without it there are none.",
        example: { to: "standby", retention: "30d" },
      },
    ).optional(),
    lock: field(z.enum(["none", "governance", "compliance"]), {
      description:
        "Who may delete backups of buckets before their time. Default: governance in a protected environment, else none.",
      example: "governance",
      values: {
        none: "Whoever may delete backups.",
        governance: "Nobody, until somebody who may do that takes the lock off.",
        compliance: "Nobody, not even AWS; after a few days the lock cannot be taken off any more.",
      },
    }).optional(),
    restoreTest: field(z.enum(["none", "weekly", "monthly"]), {
      description: "How often the newest backup of each bucket is restored, looked at, and thrown away. Default: none.",
      example: "monthly",
      values: {
        none: "Nobody knows whether backups can be restored.",
        weekly: "Every Sunday.",
        monthly: "On the first Sunday of each month.",
      },
    }).optional(),
  }),
  {
    description: "Backups of databases, caches and buckets. Without it they have the defaults.",
    example: { retention: "30d", copy: { to: "standby" } },
  },
);

/** What every store may say. */
const common = {
  enabled: field(z.boolean(), {
    description: "Whether there are backups; false needs a reason. Default: true.",
    example: false,
  }).optional(),
  reason: field(
    text(/^([^\n\uD800-\uDFFF]|[\uD800-\uDBFF][\uDC00-\uDFFF]){1,200}$/, "one line of at most 200 characters"),
    {
      description: "Why there are none. `plan` shows it.",
      example: "made again from players within minutes",
    },
  ).optional(),
  retention: field(duration, {
    description: "How long each backup is kept, in whole days. Default: the platform's.",
    example: "7d",
  }).optional(),
};
const different = { description: "What is different here from the platform's backups.", example: { retention: "7d" } };

/** `backup` of a cache, which goes to no other moment and into no other region. */
export const cacheBackup = field(z.strictObject(common), different);

/** `backup` of a database or bucket. */
export const storeBackup = field(
  z.strictObject({
    ...common,
    pointInTime: field(z.boolean(), {
      description: "Whether it can be put back to any moment. Default: the platform's.",
      example: false,
    }).optional(),
    copy: field(z.boolean(), {
      description: "Whether there are copies in the standby region. Default: whether the platform has them.",
      example: false,
    }).optional(),
  }),
  different,
);
