/** Buckets: their spellings read, their users known. */
import type { ResolvedBucket, ResolvedSpec } from "../overlay/resolved.ts";
import { seconds } from "../values/seconds.ts";
import { buildStoreBackup } from "./backup.ts";
import type { BucketModel, TaskModel } from "./model.ts";
import { buildStore } from "./uses.ts";

const DAY = 86_400;

/** `tasks` are those of the whole platform, by id in order. */
export function buildBucket(
  key: string,
  bucket: ResolvedBucket,
  tasks: readonly TaskModel[],
  spec: ResolvedSpec,
): BucketModel {
  const days = (duration: string) => Math.ceil(seconds(duration) / DAY);
  const { current, noncurrent, incompleteUploads } = bucket.expire;
  return {
    ...buildStore("buckets", key, bucket, tasks),
    versioned: bucket.versioned,
    expire: {
      current: current === undefined ? undefined : days(current),
      noncurrent: noncurrent === undefined || !bucket.versioned ? undefined : days(noncurrent),
      incompleteUploads: days(incompleteUploads),
    },
    replicated: bucket.standby === "replicate",
    backup: buildStoreBackup(spec, { kind: "buckets", key, own: bucket.backup }),
  };
}
