import { message } from "../../diagnostic/define.ts";
import { ATLAS_REGIONS, atlasRegion } from "../facts/atlas.ts";
import { backedUp } from "./backups.ts";
import { defineRule } from "./rule.ts";

export const copyOutOfAtlas = defineRule({
  name: "copy-out-of-atlas",
  section: "docs/language/backup.md#copy",
  severity: "error",
  message: message`backups of database "${"database"}" are copied to ${"region"}, where Atlas is not`,
  why: "Atlas keeps copies of backups in its own regions only.",
  help: message`write databases: { ${"database"}: { backup: { copy: false } } }, or another standby region, such as ${"nearest"}`,
  check({ spec }, report) {
    const { standby } = spec.regions;
    if (standby === undefined || atlasRegion(standby) !== undefined) return;
    for (const { key, copy, own } of backedUp(spec, ["databases"])) {
      if (copy === undefined) continue;
      const nearest = ATLAS_REGIONS.find((one) => one.slice(0, 3) === standby.slice(0, 3)) ?? "us-west-2";
      report({
        path: own.copy === undefined ? ["regions", "standby"] : ["databases", key, "backup", "copy"],
        params: { database: key, region: standby, nearest },
      });
    }
  },
});
