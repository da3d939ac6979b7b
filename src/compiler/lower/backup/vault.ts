/** A vault, which holds backups, and its lock. */
import type { Reference } from "../../../graph/values.ts";
import { LOCK_GRACE_DAYS } from "../../facts/backup.ts";
import { type Lowering, type Scope, shared } from "../context.ts";

export interface Vault {
  readonly $id: string;
  readonly name: Reference<string>;
  readonly arn: Reference<string>;
}

export interface VaultSettings {
  readonly keyArn: Reference<string>;
  /** For how long what comes into it is kept: of every store, in days. */
  readonly days: readonly number[];
  /** Another than the stack's. */
  readonly region: string | undefined;
}

export function lowerVault({ model }: Lowering, scope: Scope, { keyArn, days, region }: VaultSettings): Vault {
  const [use, role] = region === undefined ? ["backup", "vault"] : ["backup-standby", "standby-vault"];
  const origin = model.origin(region === undefined ? "backup" : "backup.copy");
  const vault = scope.resource(
    "aws:backup/vault:Vault",
    shared(use),
    { region, kmsKeyArn: keyArn, forceDestroy: !model.protected },
    { stateful: true, role, origin },
  );
  const { lock } = model.backup;
  if (lock !== "none") {
    scope.resource(
      "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
      shared(use),
      {
        region,
        backupVaultName: vault.name,
        minRetentionDays: Math.min(...days),
        maxRetentionDays: Math.max(...days),
        // With these days the lock cannot be taken off once they are over; without, whoever may can.
        changeableForDays: lock === "compliance" ? LOCK_GRACE_DAYS : undefined,
      },
      // It is replaced to change: made first, the new one would go with the old one.
      { role: `${role}-lock`, origin: model.origin("backup.lock"), deleteBeforeReplace: true },
    );
  }
  return { $id: vault.$id, name: vault.name, arn: vault.arn };
}
