/** Where things of compliance stand in an account's stack. */
import type { ResourceOptions, Scope } from "../../../graph/builder.ts";
import type { LogicalName } from "../../../graph/names.ts";
import { type Lowering, shared, sharedPlace } from "../context.ts";

/** A region's own file: `compliance/us-west-2`. */
export function regionScope(lowering: Lowering, region: string): Scope {
  const place = sharedPlace(lowering, `compliance-${region}`, "compliance");
  return lowering.builder.scope({ ...place, file: `compliance/${region}` });
}

/** `region` as an input: nothing where it is the stack's own. */
export function regionInput({ model }: Lowering, region: string): string | undefined {
  return region === model.region ? undefined : region;
}

/** The name of what there is one of in each region. */
export function inRegion(role: string, region: string): LogicalName {
  return shared(`${role}-${region}`);
}

/**
 * Adoption of what exists, by what the provider imports it by. In another region than the stack's own that follows it
 * (Terraform AWS provider: Enhanced Region Support).
 */
export function adopted(
  singleton: "create" | "adopt" | "skip",
  identifier: string | undefined,
  region?: string,
): ResourceOptions {
  if (singleton !== "adopt" || identifier === undefined) return {};
  return { import: region === undefined ? identifier : `${identifier}@${region}` };
}
