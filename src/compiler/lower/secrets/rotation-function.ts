/**
 * Functions that Secrets Manager has rotate secrets: one of each kind for the environment, since what it may touch is said
 * by the secrets that name it, not by a list. None is in the VPC: they talk to APIs alone.
 */
import { interpolate, type Reference } from "../../../graph/values.ts";
import { ROTATION_FUNCTION } from "../../facts/secrets.ts";
import type { Cluster } from "../cluster.ts";
import { type Lowering, shared, sharedPlace } from "../context.ts";
import { lowerFunction } from "../function.ts";
import type { Keys } from "../keys.ts";
import type { Statement } from "../policy.ts";
import characters from "./characters.lambda.mjs";
import redeploy from "./redeploy.lambda.mjs";
import steps from "./steps.lambda.mjs";

export interface RotationFunction {
  readonly arn: Reference<string>;
  readonly name: Reference<string>;
  /** What must exist before it may be called. */
  readonly ready: readonly { readonly $id: string }[];
}

export interface RotationSettings {
  readonly keys: Keys;
  readonly cluster: Cluster;
}

/** What tells one function from another. */
export interface RotationKind {
  /** `rotate-generated`: what its resources are called. */
  readonly name: string;
  /** The file of the program, and the path of the specification that it is for. */
  readonly file: string;
  readonly path: string;
  /** `generated secrets`: what it rotates, for people. */
  readonly what: string;
  /** Its own source files; what all have in common comes with them. */
  readonly source: Readonly<Record<string, string>>;
  /** Variables besides the cluster. */
  readonly environment: Readonly<Record<string, Reference<string>>>;
  /** What it may do besides. */
  readonly statements: readonly Statement[];
}

export function lowerRotationFunction(
  lowering: Lowering,
  { keys, cluster }: RotationSettings,
  { name, file, path, what, source, environment, statements }: RotationKind,
): RotationFunction {
  const { builder, account } = lowering;
  const scope = builder.scope(sharedPlace(lowering, file, path));
  const handler = lowerFunction(lowering, scope, {
    name,
    description: `Rotates ${what}, and deploys the services again that read them`,
    facts: ROTATION_FUNCTION,
    files: { ...source, "characters.mjs": characters, "redeploy.mjs": redeploy, "steps.mjs": steps },
    variables: { CLUSTER: cluster.arn, ...environment },
    statements: (arn) => [
      ...secretStatements(lowering, arn, keys),
      ...redeployStatements(lowering, cluster),
      ...statements,
    ],
    keys,
  });
  const permission = scope.resource("aws:lambda/permission:Permission", shared(name), {
    statementId: `SecretsManager-${name}`,
    action: "lambda:InvokeFunction",
    function: handler.name,
    principal: "secretsmanager.amazonaws.com",
    sourceAccount: account,
  });
  return { arn: handler.arn, name: handler.name, ready: [handler.policy, permission] };
}

/** The platform's secrets whose rotation is this function's, and no other (Secrets Manager: condition keys). */
function secretStatements({ model, account }: Lowering, arn: Reference<string>, keys: Keys): Statement[] {
  const { platform, environment, region } = model;
  return [
    {
      Sid: "RotateSecrets",
      Effect: "Allow",
      Action: [
        "secretsmanager:DescribeSecret",
        "secretsmanager:GetSecretValue",
        "secretsmanager:PutSecretValue",
        "secretsmanager:UpdateSecretVersionStage",
      ],
      Resource: interpolate`arn:aws:secretsmanager:${region}:${account}:secret:${platform}/${environment}/*`,
      Condition: { StringEquals: { "secretsmanager:resource/AllowRotationLambdaArn": arn } },
    },
    {
      Sid: "EncryptSecrets",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: keys.dataArn,
      Condition: { StringEquals: { "kms:ViaService": `secretsmanager.${region}.amazonaws.com` } },
    },
  ];
}

/** Finding the services that read a secret, and deploying them again. */
function redeployStatements({ model, account }: Lowering, cluster: Cluster): Statement[] {
  const services = interpolate`arn:aws:ecs:${model.region}:${account}:service/${cluster.name}/*`;
  return [
    // These two know no resource (Service Authorization Reference: Amazon ECS).
    {
      Sid: "FindServices",
      Effect: "Allow",
      Action: "ecs:ListServices",
      Resource: "*",
      Condition: { ArnEquals: { "ecs:cluster": cluster.arn } },
    },
    { Sid: "ReadTaskDefinitions", Effect: "Allow", Action: "ecs:DescribeTaskDefinition", Resource: "*" },
    {
      Sid: "DeployServices",
      Effect: "Allow",
      Action: ["ecs:DescribeServices", "ecs:UpdateService"],
      Resource: services,
    },
  ];
}
