/** `topics`: messages that go to every queue that subscribes. */
import * as z from "zod";
import { field, text } from "./field.ts";
import { entryId, name } from "./scalars.ts";

/** Amazon SNS: Amazon SNS message attributes. */
const attribute = text(
  /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/,
  "the name of a message attribute: letters, digits, _, -, and single dots inside",
);
const value = text(/^[ -~]{1,256}$/, "a text of 1 to 256 printable ASCII characters");

const subscription = field(
  z.strictObject({
    filter: field(z.record(attribute, z.array(value).min(1)), {
      description:
        "By message attribute, the values that let a message in; of several attributes each must have one of its values. Without it every message comes in.",
      example: { type: ["result"] },
    }).optional(),
    raw: field(z.boolean(), {
      description:
        "Whether the queue gets the message as it was published; else it gets JSON of SNS with the message inside. Default: false.",
      example: true,
    }).optional(),
  }),
  { description: "What of the topic one queue gets.", example: { filter: { type: ["result"] }, raw: true } },
);

export const topic = field(
  z.strictObject({
    id: entryId.optional(),
    fifo: field(z.boolean(), {
      description:
        "Whether messages of a group stay in order on their way to FIFO queues. It cannot be changed later. Default: false.",
      example: false,
    }).optional(),
    subscriptions: field(z.record(name, subscription), {
      description: "The queues that get what is published, by name.",
      example: { "match-events": { raw: true } },
    }).optional(),
  }),
  { description: "An SNS topic.", example: { subscriptions: { "match-events": { raw: true } } } },
);
