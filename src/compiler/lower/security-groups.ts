/**
 * A security group for each service and job. Without a rule nothing gets in; the way out is open. They stand in one file
 * of the program, since services may call each other in a circle, and files may not import each other so.
 */
import type { Reference } from "../../graph/values.ts";
import type { Model } from "../model/model.ts";
import { type Lowering, sharedPlace } from "./context.ts";
import type { Network } from "./network.ts";

/** The ids of the groups by the id of their service or job. */
export type SecurityGroups = ReadonlyMap<string, Reference<string>>;

export function lowerSecurityGroups(lowering: Lowering, network: Network): SecurityGroups {
  const scope = lowering.builder.scope(sharedPlace(lowering, "security-groups", ""));
  const tasks: readonly Model["services" | "jobs"][number][] = [...lowering.model.services, ...lowering.model.jobs];
  return new Map(
    tasks.map(({ id, key, owner }) => {
      const origin = lowering.model.origin(`${owner.slice(0, owner.indexOf("."))}.${key}`);
      const group = scope.resource(
        "aws:ec2/securityGroup:SecurityGroup",
        { id },
        { vpcId: network.vpcId, description: `Tasks of ${id}` },
        { role: `${id}-security-group`, owner, origin },
      );
      scope.resource(
        "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
        { id },
        { securityGroupId: group.id, description: "To anywhere", ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" },
        { role: `${id}-egress`, owner, origin },
      );
      return [id, group.id];
    }),
  );
}
