/** The key of the vaults: whoever may use the platform's data may not read its backups, nor the other way round. */
import { keyAliasName } from "../../../graph/names.ts";
import type { Reference } from "../../../graph/values.ts";
import { type Lowering, type Scope, shared } from "../context.ts";
import { keySettings } from "../keys.ts";
import { accountAdministers, policy } from "../policy.ts";

export interface BackupKeys {
  readonly arn: Reference<string>;
  /** In the standby region. */
  readonly replicaArn: Reference<string> | undefined;
}

/** AWS Backup uses the key by grants, which it is given when the vault is made (AWS Backup: Encryption). */
export function lowerBackupKeys({ model, account }: Lowering, scope: Scope, standby: string | undefined): BackupKeys {
  const key = scope.resource(
    "aws:kms/key:Key",
    shared("backup"),
    {
      description: `Backups of ${model.platform} ${model.environment}`,
      multiRegion: true,
      ...keySettings(model.protected),
      policy: policy(accountAdministers(account)),
    },
    { stateful: true, role: "key" },
  );
  scope.resource(
    "aws:kms/alias:Alias",
    shared("backup"),
    { name: keyAliasName(model.platform, model.environment, "backup"), targetKeyId: key.keyId },
    { role: "key-alias", deleteBeforeReplace: true },
  );
  if (standby === undefined) return { arn: key.arn, replicaArn: undefined };
  const replica = scope.resource(
    "aws:kms/replicaKey:ReplicaKey",
    shared("backup-standby"),
    {
      region: standby,
      description: `Backups of ${model.platform} ${model.environment}, replica`,
      primaryKeyArn: key.arn,
      deletionWindowInDays: keySettings(model.protected).deletionWindowInDays,
      policy: policy(accountAdministers(account)),
    },
    { stateful: true, role: "key-replica", origin: model.origin("backup.copy") },
  );
  return { arn: key.arn, replicaArn: replica.arn };
}
