/** What puts right what rules find: AWS's own documents, each with a role that may do just that. */
import { deliveryPath } from "../../../graph/names.ts";
import { interpolate, type Reference } from "../../../graph/values.ts";
import { type ConfigRuleName, configRule, type Remediation } from "../../facts/config-rules.ts";
import operations from "../../facts/operations.json" with { type: "json" };
import type { ComplianceModel } from "../../model/compliance.ts";
import { type Lowering, type Scope, shared, sharedPlace } from "../context.ts";
import { policy, type Statement, trust } from "../policy.ts";
import { inRegion, regionInput } from "./place.ts";

interface RulePlace {
  readonly scope: Scope;
  readonly region: string;
  readonly rule: { readonly $id: string; readonly name: Reference<string> };
}

export interface Remediations {
  /** Attaches its document to a rule, where findings of it are put right. */
  attach(name: ConfigRuleName, place: RulePlace): void;
}

interface RemediationRole {
  readonly arn: Reference<string>;
  /** Until it is there, the role may do nothing. */
  readonly policy: { readonly $id: string };
}

/** One role for a rule in all regions: roles are global. */
export function createRemediations(lowering: Lowering, { remediate }: ComplianceModel): Remediations {
  const roles = new Map<ConfigRuleName, RemediationRole>();
  for (const name of remediate) {
    const { remediation } = configRule(name);
    if (remediation !== undefined) roles.set(name, lowerRole(lowering, name, remediation));
  }
  return {
    attach: (name, { scope, region, rule }) => {
      const { remediation } = configRule(name);
      const role = roles.get(name);
      if (remediation === undefined || role === undefined) return;
      scope.resource(
        "aws:cfg/remediationConfiguration:RemediationConfiguration",
        inRegion(name, region),
        {
          region: regionInput(lowering, region),
          configRuleName: rule.name,
          resourceType: remediation.resourceType,
          targetType: "SSM_DOCUMENT",
          targetId: remediation.document,
          parameters: [
            { name: "AutomationAssumeRole", staticValue: role.arn },
            { name: remediation.parameter, resourceValue: "RESOURCE_ID" },
          ],
          automatic: true,
          maximumAutomaticAttempts: operations.remediationAttempts,
          retryAttemptSeconds: operations.remediationRetrySeconds,
        },
        {
          role: `${name}-remediation`,
          dependsOn: [role.policy],
          origin: lowering.model.origin("compliance.remediate"),
        },
      );
    },
  };
}

function lowerRole(lowering: Lowering, name: ConfigRuleName, remediation: Remediation): RemediationRole {
  const { model, builder, account } = lowering;
  const scope = builder.scope(sharedPlace(lowering, "remediation", "compliance.remediate"));
  const role = scope.resource(
    "aws:iam/role:Role",
    shared(`remediate-${name}`),
    {
      path: deliveryPath(model.platform),
      description: `Puts right what ${name} finds in the account of ${model.platform}`,
      assumeRolePolicy: trust(
        "ssm.amazonaws.com",
        account,
        interpolate`arn:aws:ssm:*:${account}:automation-execution/*`,
      ),
      permissionsBoundary: model.permissionsBoundary,
    },
    { role: `${name}-role` },
  );
  const rolePolicy = scope.resource(
    "aws:iam/rolePolicy:RolePolicy",
    shared(`remediate-${name}`),
    { role: role.name, policy: policy(...statements(remediation, lowering)) },
    { role: `${name}-policy` },
  );
  return { arn: role.arn, policy: rolePolicy };
}

/** Systems Manager Automation Runbook Reference: required IAM permissions, of each document. */
function statements(remediation: Remediation, { model, account }: Lowering): readonly Statement[] {
  const own = { StringEquals: { "aws:ResourceTag/project": model.platform } };
  const resources = {
    address: interpolate`arn:aws:ec2:*:${account}:elastic-ip/*`,
    volume: interpolate`arn:aws:ec2:*:${account}:volume/*`,
    bucket: "arn:aws:s3:::*",
    "security-group": interpolate`arn:aws:ec2:*:${account}:security-group/*`,
  };
  return [
    {
      Sid: "PutRight",
      Effect: "Allow",
      Action: remediation.actions,
      Resource: resources[remediation.on],
      // What is released or deleted is gone: the rule looks at the whole account, and others' things stay.
      ...(remediation.on === "address" || remediation.on === "volume" ? { Condition: own } : {}),
    },
    // The document keeps a copy of a volume before it deletes it; the copy is new and has no tags to ask for.
    ...(remediation.on === "volume"
      ? [
          {
            Sid: "KeepCopy",
            Effect: "Allow" as const,
            Action: "ec2:CreateSnapshot",
            Resource: "arn:aws:ec2:*::snapshot/*",
          },
        ]
      : []),
    ...(remediation.looks.length === 0
      ? []
      : [{ Sid: "Look", Effect: "Allow", Action: remediation.looks, Resource: "*" } as const]),
    {
      Sid: "Run",
      Effect: "Allow",
      Action: "ssm:StartAutomationExecution",
      Resource: `arn:aws:ssm:*::automation-definition/${remediation.document}:*`,
    },
    {
      Sid: "FollowRun",
      Effect: "Allow",
      Action: "ssm:GetAutomationExecution",
      Resource: interpolate`arn:aws:ssm:*:${account}:automation-execution/*`,
    },
  ];
}
