/** `inventory/<environment>.json`: what tools know and people do not write. */
import * as z from "zod";
import { field } from "./field.ts";
import { digest, name } from "./scalars.ts";

export const inventory = z.strictObject({
  images: field(z.record(name, digest), {
    description: "The digest of the image of each service and job that is built here, by id.",
    example: { gateway: `sha256:${"0".repeat(64)}` },
  }).optional(),
});

export type Inventory = z.infer<typeof inventory>;
