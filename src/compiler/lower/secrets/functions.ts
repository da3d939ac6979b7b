/** The functions that rotate: generated secrets, passwords of caches, passwords of databases. Each only where it is needed. */
import { interpolate, type Reference } from "../../../graph/values.ts";
import type { Model, StoreModel } from "../../model/model.ts";
import type { Lowering } from "../context.ts";
import atlas from "./atlas.lambda.mjs";
import cachePasswords from "./cache-passwords.lambda.mjs";
import databasePasswords from "./database-passwords.lambda.mjs";
import databaseUsers from "./database-users.lambda.mjs";
import generated from "./generated.lambda.mjs";
import { lowerRotationFunction, type RotationFunction, type RotationSettings } from "./rotation-function.ts";
import until from "./until.lambda.mjs";

export function lowerGeneratedFunction(lowering: Lowering, settings: RotationSettings): RotationFunction | undefined {
  if (lowering.model.secrets.every(({ generate }) => generate === undefined)) return undefined;
  return lowerRotationFunction(lowering, settings, {
    name: "rotate-generated",
    file: "rotation",
    path: "secrets",
    what: "generated secrets",
    source: { "index.mjs": generated },
    environment: {},
    statements: [],
  });
}

export function lowerCacheFunction(lowering: Lowering, settings: RotationSettings): RotationFunction | undefined {
  const { model, account } = lowering;
  if (!model.caches.some(isUsedByPassword)) return undefined;
  return lowerRotationFunction(lowering, settings, {
    name: "rotate-caches",
    file: "cache-passwords",
    path: "caches",
    what: "passwords of caches",
    source: { "index.mjs": cachePasswords, "until.mjs": until },
    environment: {},
    statements: [
      {
        Sid: "ChangePasswords",
        Effect: "Allow",
        Action: ["elasticache:DescribeUsers", "elasticache:ModifyUser"],
        Resource: interpolate`arn:aws:elasticache:${model.region}:${account}:user:*`,
        // Of the users those that say so, whose names would be a list.
        Condition: { StringEquals: { "aws:ResourceTag/passwords": passwordsTag(model) } },
      },
    ],
  });
}

/** `credentials` is the ARN of the secret with Atlas's service account. */
export function lowerDatabaseFunction(
  lowering: Lowering,
  settings: RotationSettings,
  credentials: Reference<string> | undefined,
): RotationFunction | undefined {
  const { model, account } = lowering;
  if (credentials === undefined || !model.databases.some(isUsedByPassword)) return undefined;
  const { platform, environment, region } = model;
  return lowerRotationFunction(lowering, settings, {
    name: "rotate-databases",
    file: "database-passwords",
    path: "databases",
    what: "passwords of databases",
    source: {
      "index.mjs": databasePasswords,
      "atlas.mjs": atlas,
      "database-users.mjs": databaseUsers,
      "until.mjs": until,
    },
    environment: { CREDENTIALS: credentials },
    statements: [
      { Sid: "SignInToAtlas", Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: credentials },
      {
        Sid: "WriteFirstPasswords",
        Effect: "Allow",
        Action: "secretsmanager:PutSecretValue",
        Resource: interpolate`arn:aws:secretsmanager:${region}:${account}:secret:${platform}/${environment}/*/database-password-*`,
      },
    ],
  });
}

/** What the users of caches that have passwords are tagged with. */
export function passwordsTag({ platform, environment }: Pick<Model, "platform" | "environment">): string {
  return `${platform}/${environment}`;
}

function isUsedByPassword({ users, passwords }: StoreModel & { readonly passwords?: object | undefined }): boolean {
  return passwords !== undefined && users.length > 0;
}
