import { message } from "../../diagnostic/define.ts";
import { seconds } from "../values/seconds.ts";
import { defineRule } from "./rule.ts";

const DAY = 86_400;

export const expiryNotInDays = defineRule({
  name: "expiry-not-in-days",
  section: "docs/language/buckets.md#expire",
  severity: "error",
  message: message`what expires in bucket "${"bucket"}" does so after whole days, but expire.${"field"} is ${"actual"}`,
  why: "S3 looks at expiry once a day and counts in days; it takes no shorter time.",
  help: message`write ${"nearest"}`,
  check({ spec }, report) {
    for (const [bucket, { expire }] of Object.entries(spec.buckets)) {
      for (const field of ["current", "noncurrent", "incompleteUploads"] as const) {
        const actual = expire[field];
        if (actual === undefined || seconds(actual) % DAY === 0) continue;
        const nearest = `${Math.max(1, Math.round(seconds(actual) / DAY))}d`;
        report({ path: ["buckets", bucket, "expire", field], params: { bucket, field, actual, nearest } });
      }
    }
  },
});
