/**
 * The platform's own KMS keys: one for data, multi-region from its first day since that cannot be changed, and one for
 * logs, which is CloudWatch Logs' alone.
 */
import { keyAliasName } from "../../graph/names.ts";
import { interpolate, type Reference } from "../../graph/values.ts";
import { EDGE_REGION } from "../facts/cloudfront.ts";
import { type Lowering, type Scope, shared, sharedPlace } from "./context.ts";
import { dataKeyStatements } from "./data-key-policy.ts";
import { accountAdministers, policy } from "./policy.ts";

export interface Keys {
  readonly dataArn: Reference<string>;
  readonly logsArn: Reference<string>;
  /** For logs at the edge, in whose region the key is. */
  readonly edgeLogsArn: Reference<string>;
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
  const logs = logsKey(lowering, scope, { use: "logs", region: undefined });
  // What is logged at the edge is logged in its own region.
  const ownRegion = model.cdn === undefined || model.region === EDGE_REGION;
  const edge = ownRegion ? logs : logsKey(lowering, scope, { use: "logs-edge", region: EDGE_REGION });
  return {
    dataArn: data.arn,
    dataReplicaArn: replica ? replica.arn : undefined,
    logsArn: logs.arn,
    edgeLogsArn: edge.arn,
  };
}

/** A key that CloudWatch Logs may use, in one region. */
function logsKey(
  { model, account }: Lowering,
  scope: Scope,
  { use, region }: { readonly use: string; readonly region: string | undefined },
) {
  const where = region ?? model.region;
  const key = scope.resource(
    "aws:kms/key:Key",
    shared(use),
    {
      region,
      description: `Logs of ${model.platform} ${model.environment}${region === undefined ? "" : `, ${region}`}`,
      ...keySettings(model.protected),
      policy: policy(accountAdministers(account), {
        Sid: "CloudWatchLogs",
        Effect: "Allow",
        Principal: { Service: `logs.${where}.amazonaws.com` },
        Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
        Resource: "*",
        Condition: {
          ArnLike: { "kms:EncryptionContext:aws:logs:arn": interpolate`arn:aws:logs:${where}:${account}:log-group:*` },
        },
      }),
    },
    { stateful: true, role: `${use}-key` },
  );
  scope.resource(
    "aws:kms/alias:Alias",
    shared(use),
    { region, name: keyAliasName(model.platform, model.environment, use), targetKeyId: key.keyId },
    { role: `${use}-key-alias`, deleteBeforeReplace: true },
  );
  return key;
}
