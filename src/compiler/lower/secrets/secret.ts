/**
 * Secrets: each with the platform's key, for this account alone, and by TLS only. No value passes through here: a
 * generated one is written by the function that rotates it, a supplied one by `secrets set`.
 */
import { secretName } from "../../../graph/names.ts";
import { interpolate, type Reference } from "../../../graph/values.ts";
import type { InjectedModel, SecretModel, TaskModel } from "../../model/model.ts";
import type { Cluster } from "../cluster.ts";
import { complianceTags } from "../compliance/tags.ts";
import { entryPlace, type Lowering } from "../context.ts";
import type { Keys } from "../keys.ts";
import { denyOtherAccounts, denyWithoutTls, policy } from "../policy.ts";
import { type Grant, type InjectedSecret, NOTHING } from "../stores/grant.ts";
import { lowerCacheFunction, lowerDatabaseFunction, lowerGeneratedFunction } from "./functions.ts";
import type { Passwords } from "./password.ts";
import type { RotationFunction } from "./rotation-function.ts";

export interface LoweredSecret {
  readonly arn: Reference<string>;
  /** What gives it its first value; undefined where a person does. */
  readonly rotation: { readonly $id: string } | undefined;
}

export interface LoweredSecrets {
  readonly byId: ReadonlyMap<string, LoweredSecret>;
  readonly passwords: Passwords;
}

export interface SecretSettings {
  readonly keys: Keys;
  readonly cluster: Cluster;
}

/** All secrets of an environment, and the functions that rotate those that are generated and what stores are entered with. */
export function lowerSecrets(lowering: Lowering, settings: SecretSettings): LoweredSecrets {
  const { secrets, atlas } = lowering.model;
  const rotation = lowerGeneratedFunction(lowering, settings);
  const byId = new Map(secrets.map((secret) => [secret.id, lowerSecret(lowering, secret, settings.keys, rotation)]));
  const credentials = atlas?.credentials === undefined ? undefined : byId.get(atlas.credentials.secret)?.arn;
  return {
    byId,
    passwords: {
      keys: settings.keys,
      caches: lowerCacheFunction(lowering, settings),
      databases: lowerDatabaseFunction(lowering, settings, credentials),
    },
  };
}

/** Days for which a deleted secret can be had back (Secrets Manager: 7 to 30); none, so that its name is free at once. */
function recoveryDays(isProtected: boolean): number {
  return isProtected ? 30 : 0;
}

function lowerSecret(
  lowering: Lowering,
  secret: SecretModel,
  keys: Keys,
  rotation: RotationFunction | undefined,
): LoweredSecret {
  const { model, builder, account } = lowering;
  const { id, generate, owner } = secret;
  const scope = builder.scope(entryPlace(lowering, secret));
  const tags = {
    // The function that rotates it reads from these how a value is made.
    ...(generate === undefined
      ? {}
      : { "rotation-length": String(generate.length), "rotation-characters": generate.characters }),
    ...complianceTags(model.compliance, {
      "secret-rotation": secret.rotateDays === undefined ? "declared to be rotated by hand" : undefined,
    }),
  };
  const made = scope.resource(
    "aws:secretsmanager/secret:Secret",
    { id },
    {
      name: secretName(model.platform, model.environment, id),
      description: generate === undefined ? `${id}, supplied by people` : `${id}, generated`,
      kmsKeyId: keys.dataArn,
      recoveryWindowInDays: recoveryDays(model.protected),
      replicas:
        model.standby === undefined || keys.dataReplicaArn === undefined
          ? undefined
          : [{ region: model.standby, kmsKeyId: keys.dataReplicaArn }],
      ...(Object.keys(tags).length === 0 ? {} : { tags }),
    },
    { stateful: true },
  );
  scope.resource(
    "aws:secretsmanager/secretPolicy:SecretPolicy",
    { id },
    {
      secretArn: made.arn,
      blockPublicPolicy: true,
      policy: policy(
        denyWithoutTls("secretsmanager:*", made.arn),
        denyOtherAccounts("secretsmanager:*", account, made.arn),
      ),
    },
    { role: "policy" },
  );
  if (rotation === undefined || generate === undefined) return { arn: made.arn, rotation: undefined };
  const rotated = scope.resource(
    "aws:secretsmanager/secretRotation:SecretRotation",
    { id },
    {
      secretId: made.arn,
      rotationLambdaArn: rotation.arn,
      rotationRules: { automaticallyAfterDays: secret.rotateDays },
      // The first rotation writes the first value.
      rotateImmediately: true,
    },
    { role: "rotation", origin: model.origin(`${owner}.rotate`), dependsOn: rotation.ready },
  );
  return { arn: made.arn, rotation: rotated };
}

/** What a task is given of the secrets that it names: variables that ECS fills, and its start after their first value. */
export function grantSecrets({ byId }: LoweredSecrets, task: TaskModel): Grant {
  const injected = task.secrets.flatMap(({ variable, secret, part }) => {
    const found = byId.get(secret);
    return found === undefined ? [] : [{ variable, found, part }];
  });
  return {
    ...NOTHING,
    secrets: Object.fromEntries(
      injected.map(({ variable, found: { arn }, part }): [string, InjectedSecret] => [
        variable,
        { valueFrom: valueFrom(arn, part), secretArn: arn },
      ]),
    ),
    waitFor: injected.flatMap(({ found: { rotation } }) => rotation ?? []),
  };
}

/** `ARN:key:stage:version`, of which what is empty may be left out (ECS: Pass Secrets Manager secrets). */
function valueFrom(arn: Reference<string>, part: InjectedModel["part"]): InjectedSecret["valueFrom"] {
  if (part === "whole") return arn;
  return part === "previous" ? interpolate`${arn}::AWSPREVIOUS:` : interpolate`${arn}:${part.key}::`;
}
