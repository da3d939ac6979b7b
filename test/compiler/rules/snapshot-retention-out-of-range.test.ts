import { it } from "vitest";
import { snapshotRetentionOutOfRange } from "../../../src/compiler/rules/snapshot-retention-out-of-range.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports more than 35 days, and parts of days", () => {
  expectFindings(
    snapshotRetentionOutOfRange,
    `
    caches:
      one: { snapshots: { retention: 60d } }
      two: { snapshots: { retention: 12h } }
      three: { snapshots: { retention: 36h } }
  `,
    [
      {
        message: 'cache "one" shall keep snapshots for 60d; ElastiCache keeps them for whole days, at most 35d',
        at: "2:34",
        help: "write 35d",
      },
      {
        message: 'cache "two" shall keep snapshots for 12h; ElastiCache keeps them for whole days, at most 35d',
        at: "3:34",
        help: "write 1d",
      },
      {
        message: 'cache "three" shall keep snapshots for 36h; ElastiCache keeps them for whole days, at most 35d',
        at: "4:36",
        help: "write 2d",
      },
    ],
  );
});

it("accepts whole days, and none", () => {
  expectFindings(
    snapshotRetentionOutOfRange,
    `
    caches: { one: { snapshots: { retention: 0s } }, two: { snapshots: { retention: 35d } }, three: { snapshots: { retention: 48h } }, four: {} }
  `,
    [],
  );
});
