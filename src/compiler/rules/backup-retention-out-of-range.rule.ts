import { message } from "../../diagnostic/define.ts";
import type { StoreBackup } from "../overlay/store-backups.ts";
import { storeBackups } from "../overlay/store-backups.ts";
import { seconds } from "../values/seconds.ts";
import { nounOf } from "./backups.ts";
import { defineRule, type Path } from "./rule.ts";

const DAY = 86_400;

export const backupRetentionOutOfRange = defineRule({
  name: "backup-retention-out-of-range",
  section: "docs/language/backup.md#retention",
  severity: "error",
  message: message`backups of ${"store"} shall be kept for ${"retention"}, but ${"engine"} keeps them for ${"limit"}`,
  why: "Backups are taken at most once a day, and each is thrown away when its days are over; every engine has a largest number of them, and refuses more.",
  help: message`write ${"way"}`,
  check({ spec }, report) {
    for (const store of storeBackups(spec)) {
      if (!store.enabled) continue;
      const { key, kind, engine, copy, own } = store;
      const platform: Path = ["backup", "retention"];
      const periods = [
        { written: store.retention, path: own.retention === undefined ? platform : [kind, key, "backup", "retention"] },
        ...(copy === undefined ? [] : [{ written: copy.retention, path: ["backup", "copy", "retention"] }]),
      ];
      for (const { written, path } of periods) {
        const nearest = nearestDays(seconds(written) / DAY, store);
        if (nearest === undefined) continue;
        const alone = path === platform && engine.mostDays === nearest;
        report({
          path,
          params: {
            store: `${nounOf(kind)} "${key}"`,
            retention: written,
            engine: engine.name,
            limit: `whole days${engine.mostDays === undefined ? "" : `, at most ${engine.mostDays}d`}`,
            way: alone ? `${kind}: { ${key}: { backup: { retention: ${nearest}d } } }, or ${nearest}d` : `${nearest}d`,
          },
        });
      }
    }
  },
});

/** The days that the engine takes and are nearest; undefined where it takes those that are written. */
function nearestDays(days: number, { engine: { mostDays = Number.POSITIVE_INFINITY } }: StoreBackup) {
  if (Number.isInteger(days) && days <= mostDays) return undefined;
  return Math.min(mostDays, Math.max(1, Math.round(days)));
}
