/** What rules about backups have in common. */
import type { BackedUpKind } from "../facts/backup.ts";
import { ENTRY_KINDS } from "../facts/entry-kinds.ts";
import type { ResolvedSpec } from "../overlay/resolved.ts";
import { type StoreBackup, storeBackups } from "../overlay/store-backups.ts";

/** As messages call it: `cache`. */
export function nounOf(kind: BackedUpKind): string {
  return ENTRY_KINDS[kind].noun;
}

/** The stores of some kinds that are backed up. */
export function backedUp(spec: ResolvedSpec, kinds: readonly BackedUpKind[]): readonly StoreBackup[] {
  return storeBackups(spec).filter(({ kind, enabled }) => enabled && kinds.includes(kind));
}
