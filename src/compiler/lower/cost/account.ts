/** What costs need once per account: the enrolment in Compute Optimizer, and the tags that bills are cut by. */

import { COST_TAGS } from "../../facts/cost.ts";
import type { ResolvedAccount } from "../../overlay/resolved.ts";
import { adoption } from "../account-stack.ts";
import { type Lowering, shared, sharedPlace } from "../context.ts";

export interface AccountCosts {
  readonly singletons: ResolvedAccount["singletons"];
  /** Whether an environment of the account looks for services of the wrong size. */
  readonly rightsizing: boolean;
}

/** `id` is the account's; undefined where no environment names it. */
export function lowerAccountCosts(
  lowering: Lowering,
  { singletons, rightsizing }: AccountCosts,
  id: string | undefined,
): void {
  const { computeOptimizer, costAllocationTags } = singletons;
  const scope = (name: string) => lowering.builder.scope(sharedPlace(lowering, "cost", `account.singletons.${name}`));
  if (rightsizing && computeOptimizer !== "skip") {
    scope("computeOptimizer").resource(
      "aws:computeoptimizer/enrollmentStatus:EnrollmentStatus",
      shared(),
      { status: "Active" },
      { ...adoption(computeOptimizer, id), role: "compute-optimizer" },
    );
  }
  if (costAllocationTags === "skip") return;
  for (const tag of COST_TAGS) {
    scope("costAllocationTags").resource(
      "aws:costexplorer/costAllocationTag:CostAllocationTag",
      shared(tag),
      { tagKey: tag, status: "Active" },
      { ...adoption(costAllocationTags, tag), role: `${tag}-tag` },
    );
  }
}
