import { message } from "../../diagnostic/define.ts";
import { SNAPSHOT_DAYS } from "../facts/caches.ts";
import { seconds } from "../values/seconds.ts";
import { defineRule } from "./rule.ts";

const DAY = 86_400;

export const snapshotRetentionOutOfRange = defineRule({
  name: "snapshot-retention-out-of-range",
  section: "docs/language/caches.md#snapshots",
  severity: "error",
  message: message`cache "${"cache"}" shall keep snapshots for ${"retention"}; ElastiCache keeps them for whole days, at most ${"most"}`,
  why: "A snapshot is taken once a day and kept for a number of days; AWS refuses more.",
  help: message`write ${"nearest"}`,
  check({ spec }, report) {
    for (const [cache, { snapshots }] of Object.entries(spec.caches)) {
      const days = seconds(snapshots.retention) / DAY;
      if (Number.isInteger(days) && days <= SNAPSHOT_DAYS) continue;
      const nearest = `${Math.min(SNAPSHOT_DAYS, Math.max(1, Math.round(days)))}d`;
      report({
        path: ["caches", cache, "snapshots", "retention"],
        params: { cache, retention: snapshots.retention, most: `${SNAPSHOT_DAYS}d`, nearest },
      });
    }
  },
});
