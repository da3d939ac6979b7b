/** How each store is backed up: what it says itself over what the platform says. Rules, the model and `plan` agree on it. */
import { BACKUP_ENGINES, type BackedUpKind, type BackupEngine, backedUpKinds } from "../facts/backup.ts";
import type { ResolvedSpec, ResolvedStoreBackup } from "./resolved.ts";

export interface StoreBackup {
  readonly kind: BackedUpKind;
  readonly key: string;
  readonly engine: BackupEngine;
  readonly enabled: boolean;
  /** Why there are none. */
  readonly reason: string | undefined;
  readonly retention: string;
  /** What is in force, and what the store itself asks for. */
  readonly pointInTime: boolean;
  readonly copy: { readonly retention: string } | undefined;
  readonly own: ResolvedStoreBackup;
}

/** The databases, caches and buckets, in the order of their kinds. */
export function storeBackups(spec: ResolvedSpec): readonly StoreBackup[] {
  return backedUpKinds.flatMap((kind) =>
    Object.entries(spec[kind]).map(([key, { backup }]) => storeBackup(spec, { kind, key, own: backup })),
  );
}

/** One of them. */
export function storeBackup(
  { backup: platform }: Pick<ResolvedSpec, "backup">,
  { kind, key, own }: { readonly kind: BackedUpKind; readonly key: string; readonly own: ResolvedStoreBackup },
): StoreBackup {
  const engine = BACKUP_ENGINES[kind];
  const retention = own.retention ?? platform.retention;
  const copied = engine.copies && (own.copy ?? platform.copy !== undefined);
  return {
    kind,
    key,
    engine,
    enabled: own.enabled,
    reason: own.reason,
    retention,
    pointInTime: engine.pointInTime && (own.pointInTime ?? platform.pointInTime),
    copy: copied ? { retention: platform.copy?.retention ?? retention } : undefined,
    own,
  };
}
