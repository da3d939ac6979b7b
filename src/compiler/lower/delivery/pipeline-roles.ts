/** A role of the pipeline: who may take it, what it may do, and what it may never do. */
import { deliveryPath } from "../../../graph/names.ts";
import type { Reference } from "../../../graph/values.ts";
import operations from "../../facts/operations.json" with { type: "json" };
import type { DeliveryModel } from "../../model/delivery.ts";
import { type Scope, shared } from "../context.ts";
import { policy, type Statement } from "../policy.ts";
import { allElse } from "./boundaries.ts";
import { repositoryTrust } from "./trust.ts";

export interface PipelineRole {
  /** The role of its logical name: `production-deploy`. */
  readonly name: string;
  readonly physical: string;
  readonly description: string;
  /** The end of the subject of the tokens that may take it. */
  readonly jobs: string;
  /** What the author asks of every role; the pipeline's own limit otherwise. */
  readonly boundary: string | undefined;
  readonly policies: readonly (readonly [name: string, statements: readonly Statement[]])[];
}

interface Common {
  readonly scope: Scope;
  readonly delivery: DeliveryModel;
  readonly providerArn: string | Reference<string>;
  readonly limit: readonly Statement[];
}

/**
 * A function that makes roles with their policies. Managed policies hold more than a role's own (6,144 characters each, ten
 * of them, where all of a role's own have 10,240 together). The limit is a role's boundary, or, where the author has given
 * another, one more policy, which denies the same.
 */
export function createPipelineRoles({ scope, delivery, providerArn, limit }: Common): (role: PipelineRole) => void {
  const path = deliveryPath(delivery.platform);
  let ownBoundary: Reference<string> | undefined;
  const boundaryOfPipeline = (): Reference<string> => {
    ownBoundary ??= scope.resource(
      "aws:iam/policy:Policy",
      shared("delivery-boundary"),
      { path, description: "What no role of the pipeline may do", policy: policy(allElse(), ...limit) },
      { role: "delivery-boundary" },
    ).arn;
    return ownBoundary;
  };
  return ({ name, physical, description, jobs, boundary, policies }) => {
    const role = scope.resource(
      "aws:iam/role:Role",
      shared(name),
      {
        name: physical,
        path,
        description,
        assumeRolePolicy: repositoryTrust(delivery, providerArn, jobs),
        maxSessionDuration: operations.pipelineSessionSeconds,
        permissionsBoundary: boundary ?? boundaryOfPipeline(),
      },
      { role: name, deleteBeforeReplace: true },
    );
    const parts = boundary === undefined ? policies : [...policies, ["limit", limit] as const];
    for (const [part, statements] of parts) {
      if (statements.length === 0) continue;
      const own = scope.resource(
        "aws:iam/policy:Policy",
        shared(`${name}-${part}`),
        { path, description: `${description}: ${part}`, policy: policy(...statements) },
        { role: `${name}-${part}` },
      );
      scope.resource(
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        shared(`${name}-${part}`),
        { role: role.name, policyArn: own.arn },
        { role: `${name}-${part}-attachment` },
      );
    }
  };
}
