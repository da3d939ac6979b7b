import { message } from "../../diagnostic/define.ts";
import { backedUp } from "./backups.ts";
import { defineRule } from "./rule.ts";

export const backupWithoutVersions = defineRule({
  name: "backup-without-versions",
  section: "docs/language/backup.md#buckets",
  severity: "error",
  message: message`bucket "${"bucket"}" is backed up, but keeps no versions`,
  why: "AWS Backup reads versions: of a bucket that keeps none it takes no backup.",
  help: message`write versioned: true, or backup: { enabled: false, reason: … }`,
  check({ spec }, report) {
    for (const { key } of backedUp(spec, ["buckets"])) {
      const { versioned, standby } = spec.buckets[key] ?? {};
      // Of a replicated one another rule says the same.
      if (versioned !== false || standby === "replicate") continue;
      report({ path: ["buckets", key, "versioned"], params: { bucket: key } });
    }
  },
});
