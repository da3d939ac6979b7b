/**
 * The platform's own KMS keys: one for data, multi-region from its first day since that cannot be changed, and one for
 * logs, which is CloudWatch Logs' alone.
 */
import { keyAliasName } from "../../graph/names.ts";
import { interpolate, type Reference } from "../../graph/values.ts";
import { type Lowering, shared, sharedPlace } from "./context.ts";
import { dataKeyStatements } from "./data-key-policy.ts";
import { accountAdministers, policy } from "./policy.ts";

export interface Keys {
  readonly dataArn: Reference<string>;
  readonly logsArn: Reference<string>;
  /** The data key in the standby region; undefined without one. */
  readonly dataReplicaArn: Reference<string> | undefined;
}

/** Settings of every key: yearly rotation; days until a deleted key is gone (KMS: 7 to 30). */
export function keySettings(protectedStack: boolean) {
  return { enableKeyRotation: true, rotationPeriodInDays: 365, deletionWindowInDays: protectedStack ? 30 : 7 } as const;
}

export function lowerKeys(lowering: Lowering): Keys {
  const { model, builder, account } = lowering;
  const scope = builder.scope(sharedPlace(lowering, "keys", ""));
  const data = scope.resource(
    "aws:kms/key:Key",
    shared("data"),
    {
      description: `Data of ${model.platform} ${model.environment}`,
      multiRegion: true,
      ...keySettings(model.protected),
      policy: policy(accountAdministers(account), ...dataKeyStatements(lowering)),
    },
    { stateful: true, role: "data-key" },
  );
  scope.resource(
    "aws:kms/alias:Alias",
    shared("data"),
    { name: keyAliasName(model.platform, model.environment, "data"), targetKeyId: data.keyId },
    { role: "data-key-alias", deleteBeforeReplace: true },
  );
  const replica =
    model.standby &&
    scope.resource(
      "aws:kms/replicaKey:ReplicaKey",
      shared("data-standby"),
      {
        region: model.standby,
        description: `Data of ${model.platform} ${model.environment}, replica`,
        primaryKeyArn: data.arn,
        deletionWindowInDays: keySettings(model.protected).deletionWindowInDays,
        policy: policy(accountAdministers(account)),
      },
      { stateful: true, role: "data-key-replica", origin: model.origin("regions.standby") },
    );
  const logs = scope.resource(
    "aws:kms/key:Key",
    shared("logs"),
    {
      description: `Logs of ${model.platform} ${model.environment}`,
      ...keySettings(model.protected),
      policy: policy(accountAdministers(account), {
        Sid: "CloudWatchLogs",
        Effect: "Allow",
        Principal: { Service: `logs.${model.region}.amazonaws.com` },
        Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
        Resource: "*",
        Condition: {
          ArnLike: {
            "kms:EncryptionContext:aws:logs:arn": interpolate`arn:aws:logs:${model.region}:${account}:log-group:*`,
          },
        },
      }),
    },
    { stateful: true, role: "logs-key" },
  );
  scope.resource(
    "aws:kms/alias:Alias",
    shared("logs"),
    { name: keyAliasName(model.platform, model.environment, "logs"), targetKeyId: logs.keyId },
    { role: "logs-key-alias", deleteBeforeReplace: true },
  );
  return { dataArn: data.arn, logsArn: logs.arn, dataReplicaArn: replica ? replica.arn : undefined };
}
