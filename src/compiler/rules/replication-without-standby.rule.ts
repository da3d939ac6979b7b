import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const replicationWithoutStandby = defineRule({
  name: "replication-without-standby",
  section: "docs/language/buckets.md#standby",
  severity: "error",
  message: message`bucket "${"bucket"}" is replicated, but there is no standby region`,
  why: "A replica is a bucket in another region, encrypted with the data key's replica there; without a standby region there is neither.",
  help: message`name a region under regions.standby, or write standby: none`,
  check({ spec }, report) {
    if (spec.regions.standby !== undefined) return;
    for (const [bucket, { standby }] of Object.entries(spec.buckets)) {
      if (standby === "replicate") report({ path: ["buckets", bucket, "standby"], params: { bucket } });
    }
  },
});
