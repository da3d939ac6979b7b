/** `buckets`: objects, with their versions. */
import * as z from "zod";
import { storeBackup } from "./backup.ts";
import { field } from "./field.ts";
import { duration, entryId } from "./scalars.ts";

export const bucket = field(
  z.strictObject({
    id: entryId.optional(),
    versioned: field(z.boolean(), {
      description:
        "Whether what is overwritten or deleted is kept as an older version. Backups and replication need it. Default: true.",
      example: true,
    }).optional(),
    expire: field(
      z.strictObject({
        current: field(duration, {
          description: "After how many days an object is deleted. Without it objects stay.",
          example: "365d",
        }).optional(),
        noncurrent: field(duration, {
          description: "After how many days an older version is deleted for good. Default: 30d.",
          example: "30d",
        }).optional(),
        incompleteUploads: field(duration, {
          description: "After how many days the parts of an upload that nobody completed are deleted. Default: 7d.",
          example: "7d",
        }).optional(),
      }),
      {
        description: "When objects, older versions, and leftovers are deleted, in whole days.",
        example: { noncurrent: "30d" },
      },
    ).optional(),
    standby: field(z.enum(["replicate", "none"]), {
      description: "Whether every object has a copy in the standby region. Default: none.",
      example: "replicate",
      values: {
        replicate: "Copied within fifteen minutes, versions and deletions too, into a bucket of its own there.",
        none: "The objects are in the primary region only.",
      },
    }).optional(),
    backup: storeBackup.optional(),
  }),
  { description: "An S3 bucket.", example: { versioned: true, expire: { noncurrent: "30d" } } },
);
