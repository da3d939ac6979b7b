/** `inventory/<environment>.json`: what tools know and people do not write. */
import * as z from "zod";
import { field } from "./field.ts";
import { digest, NAME_LENGTH, NAME_PATTERN, name } from "./scalars.ts";
import { secretKey } from "./secret.ts";

/** An image's repository: an id, or a service's id, a hyphen and its sidecar's name. */
const repository = z
  .string()
  .regex(NAME_PATTERN)
  .max(2 * NAME_LENGTH + 1)
  .meta({ wanted: "the id of a service or job, or a service's id, a hyphen, and its sidecar's name" });

export const inventory = z.strictObject({
  images: field(z.record(repository, digest), {
    description:
      "The digest of the image of each service and job that is built here, by id; of a sidecar, by the service's id, a hyphen, and the sidecar's name.",
    example: { gateway: `sha256:${"0".repeat(64)}` },
  }).optional(),
  secrets: field(z.record(name, z.array(secretKey)), {
    description:
      "The secrets whose values people have set, by id, with the keys that are set; an empty list for a value of one part. `secrets set` writes it.",
    example: { psp: ["apiKey", "webhookKey"] },
  }).optional(),
});

export type Inventory = z.infer<typeof inventory>;
