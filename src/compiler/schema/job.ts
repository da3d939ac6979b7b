/** `jobs`: containers that run to their end at given times. */
import * as z from "zod";
import { jobAlarms } from "./alarms.ts";
import { containerFields, edgeFields, taskFields } from "./container.ts";
import { field, whole } from "./field.ts";
import { cron, duration, name, timezone } from "./scalars.ts";

export const job = field(
  z.strictObject({
    ...taskFields,
    ...containerFields,
    schedule: field(
      z.strictObject({
        cron: field(cron, {
          description: "When, as a five-field Unix cron.",
          example: "0 3 * * 1",
        }),
        timezone: field(timezone, {
          description: "The time zone of the cron. Default: UTC.",
          example: "UTC",
        }).optional(),
      }),
      { description: "When the job starts.", example: { cron: "0 3 * * 1", timezone: "UTC" } },
    ),
    timeout: field(duration, {
      description: "How long a run may take until it is stopped. Default: no limit.",
      example: "1h",
    }).optional(),
    retries: field(whole(0, 10), {
      description: "How often a failed run is started again. Default: 0.",
      example: 2,
    }).optional(),
    calls: field(z.array(name), {
      description: "The services that it may reach, each at `http://<name>.<platform>.internal:<port>`.",
      example: ["profiles"],
    }).optional(),
    ...edgeFields,
    alarms: jobAlarms.optional(),
  }),
  {
    description: "A container that runs to its end at given times.",
    example: { image: { build: "jobs/season-rollup" }, schedule: { cron: "0 3 * * 1" } },
  },
);
