/** What the roles that preview and deploy an environment may do, made of what the environment consists of. */

import type { GraphNode } from "../../../graph/graph.ts";
import { rolePath } from "../../../graph/names.ts";
import { isComputed } from "../../../graph/values.ts";
import {
  type ActionGroup,
  actionGroups,
  linkedRoles,
  readingActions,
  serviceOf,
  writingActions,
} from "../../facts/deploy-actions.ts";
import type { Statement } from "../policy.ts";
import { vaultStatements } from "./backups.ts";

export interface Deployed {
  readonly platform: string;
  readonly environment: string;
  /** Twelve digits. */
  readonly account: string;
  /** In which its resources are, those of AWS's global services among them. */
  readonly regions: readonly string[];
  /** The permissions boundary of its roles. */
  readonly boundary: string;
  readonly nodes: readonly GraphNode[];
}

/** Verbs that change or remove something that exists. */
const CHANGES = ["Delete", "Modify", "Put", "Set", "Update"];

/** By group, what makes, changes and removes the resources of the environment's types, and nothing else. */
export function deployStatements({ nodes, regions }: Deployed): readonly (readonly [ActionGroup, Statement])[] {
  const tokens = tokensOf(nodes);
  return actionGroups.flatMap((group): (readonly [ActionGroup, Statement])[] => {
    const actions = writingActions(tokens, group);
    if (actions.length === 0) return [];
    // Most names are Pulumi's, so that no ARN tells the platform's resources before they are made: their tags do, in what is left alone.
    const statement: Statement = {
      Sid: "Deploy",
      Effect: "Allow",
      Action: actions,
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": regions } },
    };
    return [[group, statement]];
  });
}

/** What is tagged as another platform's or another environment's is neither changed nor removed. */
export function othersStatements({ platform, environment, nodes }: Deployed): readonly Statement[] {
  const tokens = tokensOf(nodes);
  const granted = actionGroups.flatMap((group) => writingActions(tokens, group));
  const actions = [
    ...new Set(
      granted.flatMap((action) => {
        const verb = CHANGES.find((one) => action.startsWith(`${serviceOf(action)}:${one}`));
        return verb === undefined ? [] : [`${serviceOf(action)}:${verb}*`];
      }),
    ),
  ].sort();
  return (
    [
      ["LeaveOtherPlatforms", "project", platform],
      ["LeaveOtherEnvironments", "environment", environment],
    ] as const
  ).map(([Sid, tag, value]) => ({
    Sid,
    Effect: "Deny",
    Action: actions,
    Resource: "*",
    Condition: {
      StringNotEquals: { [`aws:ResourceTag/${tag}`]: value },
      Null: { [`aws:ResourceTag/${tag}`]: "false" },
    },
  }));
}

/** What reads the environment's resources as they are, without what they hold. */
export function readStatements({ platform, environment, account, nodes }: Deployed): readonly Statement[] {
  return [
    {
      Sid: "Read",
      Effect: "Allow",
      Action: [...readingActions(tokensOf(nodes)), "tag:GetResources"].sort(),
      Resource: "*",
    },
    {
      Sid: "ReadRoles",
      Effect: "Allow",
      Action: ["iam:GetRole", "iam:GetRolePolicy", "iam:List*"],
      Resource: `arn:aws:iam::${account}:role${rolePath(platform, environment)}*`,
    },
  ];
}

/** The platform's roles: below its path, with its boundary, handed to those services alone that they trust. */
export function roleStatements({ platform, environment, account, boundary, nodes }: Deployed): readonly Statement[] {
  const roles = `arn:aws:iam::${account}:role${rolePath(platform, environment)}*`;
  const limited = { StringEquals: { "iam:PermissionsBoundary": boundary } };
  const attached = attachedPolicies(nodes);
  const services = trustedServices(nodes);
  const linked = linkedRoles(tokensOf(nodes));
  return [
    {
      Sid: "MakeRoles",
      Effect: "Allow",
      Action: ["iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"],
      Resource: roles,
      Condition: limited,
    },
    {
      Sid: "ChangeRoles",
      Effect: "Allow",
      Action: [
        "iam:DeleteRole",
        "iam:DeleteRolePolicy",
        "iam:TagRole",
        "iam:UntagRole",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole",
        "iam:UpdateRoleDescription",
      ],
      Resource: roles,
    },
    ...(attached.length === 0
      ? []
      : [
          {
            Sid: "AttachPolicies",
            Effect: "Allow",
            Action: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
            Resource: roles,
            Condition: { ArnEquals: { "iam:PolicyARN": attached }, ...limited },
          } satisfies Statement,
        ]),
    {
      Sid: "HandRolesOn",
      Effect: "Allow",
      Action: "iam:PassRole",
      Resource: roles,
      Condition: { StringEquals: { "iam:PassedToService": services } },
    },
    ...(linked.length === 0
      ? []
      : [
          {
            Sid: "LetServicesMakeTheirRoles",
            Effect: "Allow",
            Action: "iam:CreateServiceLinkedRole",
            Resource: `arn:aws:iam::${account}:role/aws-service-role/*`,
            Condition: { StringEquals: { "iam:AWSServiceName": linked } },
          } satisfies Statement,
        ]),
    {
      Sid: "LetServicesUseKeys",
      Effect: "Allow",
      Action: "kms:CreateGrant",
      Resource: `arn:aws:kms:*:${account}:key/*`,
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
    ...vaultStatements({ account, nodes }),
  ];
}

function tokensOf(nodes: readonly GraphNode[]): ReadonlySet<string> {
  return new Set(nodes.map(({ token }) => token));
}

/** The managed policies that the environment's roles have. */
function attachedPolicies(nodes: readonly GraphNode[]): readonly string[] {
  const arns = nodes.flatMap(({ token, inputs }) => {
    const arn = token === "aws:iam/rolePolicyAttachment:RolePolicyAttachment" ? inputs["policyArn"] : undefined;
    return typeof arn === "string" ? [arn] : [];
  });
  return [...new Set(arns)].sort();
}

/** The services that the environment's roles trust: nobody else gets one. */
function trustedServices(nodes: readonly GraphNode[]): readonly string[] {
  const found = nodes.flatMap(({ token, inputs }) => {
    const document = token === "aws:iam/role:Role" ? inputs["assumeRolePolicy"] : undefined;
    if (!isComputed(document) || document.$ !== "json") return [];
    const { Statement } = document.value as { Statement?: readonly { Principal?: { Service?: unknown } }[] };
    return (Statement ?? []).flatMap(({ Principal }) => [Principal?.Service].flat());
  });
  return [...new Set(found.filter((service) => typeof service === "string"))].sort();
}
