/** Arbitrary backups of a platform, and what a store changes of them. */
import fc from "fast-check";
import { maybe } from "./containers.ts";
import { compact, mapAt, type PlainMap } from "./yaml-object.ts";

const days = (max: number) => fc.integer({ min: 1, max }).map((count) => `${count}d`);

/** What a store says, with at most so many days; of moments and copies only where its kind has them. */
export function ownBackup(mostDays: number, standby?: boolean): fc.Arbitrary<PlainMap> {
  const moved = standby === undefined ? fc.constant(undefined) : maybe(fc.boolean());
  return fc.oneof(
    fc.constant<PlainMap>({ enabled: false, reason: "made again" }),
    fc
      .record({ retention: maybe(days(mostDays)), pointInTime: moved, copy: moved })
      .map(({ copy, ...rest }) => compact({ ...rest, copy: copy && standby !== true ? undefined : copy } as never)),
  );
}

/** As the stores and regions of the platform allow. */
export function backup(platform: PlainMap): fc.Arbitrary<PlainMap> {
  const standby = mapAt(platform, "regions")["standby"] !== undefined;
  const copies = fc.record({ to: fc.constant("standby"), retention: maybe(days(3650)) }).map((copy) => compact(copy));
  return fc
    .record({
      schedule: maybe(fc.constantFrom({ cron: "0 2 * * *" }, { cron: "15 1 * * *", timezone: "UTC" })),
      retention: maybe(days(35)),
      pointInTime: maybe(fc.boolean()),
      copy: standby ? maybe(copies) : fc.constant(undefined),
      lock: maybe(fc.constantFrom("none", "none", "governance")),
      restoreTest: maybe(fc.constantFrom("none", "weekly", "monthly")),
    })
    .map((all) => compact(all as never));
}
