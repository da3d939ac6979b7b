/** What breaks a rule in another region is told in the home region, where the topics are. */
import { deliveryPath } from "../../../graph/names.ts";
import { interpolate } from "../../../graph/values.ts";
import { type Lowering, shared, sharedPlace } from "../context.ts";
import { policy, trust } from "../policy.ts";
import type { ComplianceSettings } from "./account.ts";
import { complianceEvents } from "./alerts.ts";
import { inRegion, regionInput, regionScope } from "./place.ts";
import type { AccountRegions } from "./regions.ts";

/** Forwards from all regions but the home and those in which an environment listens by itself. */
export function lowerForwarding(
  lowering: Lowering,
  { models }: ComplianceSettings,
  { home, all }: AccountRegions,
): void {
  const { model, builder, account } = lowering;
  const silent = all.filter((region) => region !== home && models.every((one) => one.region !== region));
  if (silent.length === 0 || !models.some((one) => one.compliance?.notify)) return;
  const bus = interpolate`arn:aws:events:${home}:${account}:event-bus/default`;
  const origin = model.origin("compliance.notify");
  const scope = builder.scope(sharedPlace(lowering, "forwarding", "compliance.notify"));
  const role = scope.resource(
    "aws:iam/role:Role",
    shared("forward-findings"),
    {
      path: deliveryPath(model.platform),
      description: `Hands findings of compliance on to ${home}`,
      assumeRolePolicy: trust("events.amazonaws.com", account, interpolate`arn:aws:events:*:${account}:rule/*`),
      permissionsBoundary: model.permissionsBoundary,
    },
    { role: "role", origin },
  );
  const rolePolicy = scope.resource(
    "aws:iam/rolePolicy:RolePolicy",
    shared("forward-findings"),
    {
      role: role.name,
      policy: policy({ Sid: "HandOn", Effect: "Allow", Action: "events:PutEvents", Resource: bus }),
    },
    { role: "policy", origin },
  );
  for (const region of silent) {
    const own = regionInput(lowering, region);
    const inPlace = regionScope(lowering, region);
    const rule = inPlace.resource(
      "aws:cloudwatch/eventRule:EventRule",
      inRegion("findings", region),
      {
        region: own,
        description: `Findings of compliance, for ${home}`,
        eventPattern: complianceEvents(model.platform),
      },
      { role: "findings", origin },
    );
    inPlace.resource(
      "aws:cloudwatch/eventTarget:EventTarget",
      inRegion("findings", region),
      { region: own, rule: rule.name, targetId: "home", arn: bus, roleArn: role.arn },
      { role: "findings-target", origin, dependsOn: [rolePolicy] },
    );
  }
}
