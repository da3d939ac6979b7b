import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const replicationWithoutVersions = defineRule({
  name: "replication-without-versions",
  section: "docs/language/buckets.md#standby",
  severity: "error",
  message: message`bucket "${"bucket"}" is replicated, but keeps no versions`,
  why: "S3 replicates versions: it refuses to replicate from, or to, a bucket that keeps none.",
  help: message`write versioned: true, or standby: none`,
  check({ spec }, report) {
    for (const [bucket, { standby, versioned }] of Object.entries(spec.buckets)) {
      if (standby !== "replicate" || versioned) continue;
      report({
        path: ["buckets", bucket, "standby"],
        params: { bucket },
        related: [{ path: ["buckets", bucket, "versioned"], message: "versions are turned off here" }],
      });
    }
  },
});
