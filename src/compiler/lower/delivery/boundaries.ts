/**
 * Limits that no policy can lift. One is on every role of the platform: a task, or whoever takes one over, can neither make
 * itself more powerful nor read the state. The other is on the pipeline's own roles: they make the platform's roles with the
 * first limit only, and change neither themselves nor either limit.
 */
import { boundaryName, deliveryPath, rolePath } from "../../../graph/names.ts";
import type { DeliveryModel } from "../../model/delivery.ts";
import type { Statement } from "../policy.ts";
import { stateBucket } from "./state.ts";

/** What makes, changes, or removes identities and their rights. Service-linked roles, which AWS makes at first use, stay out. */
const IDENTITY_ACTIONS = [
  "iam:Add*",
  "iam:Attach*",
  "iam:CreateAccessKey",
  "iam:CreateGroup",
  "iam:CreateInstanceProfile",
  "iam:CreateLoginProfile",
  "iam:CreateOpenIDConnectProvider",
  "iam:CreatePolicy*",
  "iam:CreateRole",
  "iam:CreateSAMLProvider",
  "iam:CreateUser",
  "iam:Deactivate*",
  "iam:Delete*",
  "iam:Detach*",
  "iam:Enable*",
  "iam:Put*",
  "iam:Remove*",
  "iam:Set*",
  "iam:Update*",
  "iam:Upload*",
];

const ORGANISATION = ["account:*", "organizations:*"];

/** The ARN of the limit on the platform's roles. */
export function boundaryArn(account: string, platform: string): string {
  return `arn:aws:iam::${account}:policy${deliveryPath(platform)}${boundaryName(platform)}`;
}

/** The limit on the platform's roles. */
export function platformBoundary(delivery: DeliveryModel): readonly Statement[] {
  const state = stateBucket(delivery);
  return [
    { Sid: "ChangeNoRights", Effect: "Allow", NotAction: [...IDENTITY_ACTIONS, ...ORGANISATION], Resource: "*" },
    ...(state.length === 0
      ? []
      : [{ Sid: "LeaveTheState", Effect: "Deny", Action: "s3:*", Resource: state } satisfies Statement]),
  ];
}

export interface PipelineLimit {
  /** Twelve digits. */
  readonly account: string;
  /** The environments whose roles the pipeline makes in this account. */
  readonly environments: readonly string[];
  /** What each role that it makes has to carry. */
  readonly boundaries: readonly string[];
}

/** What the pipeline's roles may never do, whatever their policies say. */
export function pipelineLimit(
  { platform }: Pick<DeliveryModel, "platform">,
  { account, environments, boundaries }: PipelineLimit,
): readonly Statement[] {
  const iam = `arn:aws:iam::${account}:`;
  const own = environments.map((name) => `${iam}role${rolePath(platform, name)}*`);
  return [
    {
      Sid: "StayBelowThePlatform",
      Effect: "Deny",
      Action: IDENTITY_ACTIONS,
      ...(own.length === 0 ? { Resource: "*" } : { NotResource: own }),
    },
    ...(own.length === 0
      ? []
      : [
          {
            Sid: "MakeLimitedRolesOnly",
            Effect: "Deny",
            Action: ["iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy", "iam:AttachRolePolicy"],
            Resource: "*",
            Condition: { StringNotEquals: { "iam:PermissionsBoundary": boundaries } },
          } satisfies Statement,
          {
            Sid: "LiftNoLimit",
            Effect: "Deny",
            Action: "iam:DeleteRolePermissionsBoundary",
            Resource: "*",
          } satisfies Statement,
        ]),
    { Sid: "LeaveTheOrganisation", Effect: "Deny", Action: ORGANISATION, Resource: "*" },
  ];
}

/** What a boundary has to allow, so that it limits by what it denies. */
export function allElse(): Statement {
  return { Sid: "AllElse", Effect: "Allow", NotAction: ORGANISATION, Resource: "*" };
}
