/** `queues`: messages between services and jobs. */
import * as z from "zod";
import { queueAlarms } from "./alarms.ts";
import { field, whole } from "./field.ts";
import { duration, entryId, optionalDuration } from "./scalars.ts";

export const queue = field(
  z.strictObject({
    id: entryId.optional(),
    visibility: field(optionalDuration, {
      description:
        "How long a message that was taken stays hidden from others; longer than its handling takes, at most 12h. Default: 60s.",
      example: "60s",
    }).optional(),
    retention: field(duration, {
      description: "How long a message that nobody takes is kept, 60s to 14d. Default: 4d.",
      example: "4d",
    }).optional(),
    delay: field(optionalDuration, {
      description: "How long a new message waits until it can be taken, at most 15m. Default: 0s.",
      example: "30s",
    }).optional(),
    deadLetter: field(
      z.strictObject({
        after: field(whole(1, 1000), {
          description: "How often a message may be taken without being deleted until it is set aside. Default: 5.",
          example: 5,
        }).optional(),
      }),
      {
        description: "The queue to which messages go that nobody could handle, kept 14 days.",
        example: { after: 5 },
      },
    ).optional(),
    fifo: field(z.boolean(), {
      description:
        "Whether messages of a group stay in order and none is handed on twice. It cannot be changed later. Default: false.",
      example: false,
    }).optional(),
    alarms: queueAlarms.optional(),
  }),
  { description: "An SQS queue with its dead letters.", example: { visibility: "60s", retention: "4d" } },
);
