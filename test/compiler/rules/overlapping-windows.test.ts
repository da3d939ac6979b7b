import { it } from "vitest";
import { overlappingWindows } from "../../../src/compiler/rules/overlapping-windows.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports hours that have a minute in common, across midnight, too", () => {
  expectFindings(
    overlappingWindows,
    `
    caches:
      one: { snapshots: { at: "03:30 UTC" }, maintenance: { at: "04:00 UTC" } }
      two: { snapshots: { at: "23:30 UTC" }, maintenance: { at: "00:00 UTC" } }
      three: { snapshots: { at: "04:00 UTC" } }
      four: { maintenance: { at: "01:01 UTC" } }
  `,
    [
      {
        message: 'maintenance of cache "one" begins at 04:00 UTC, in the same hour as its snapshot at 03:30 UTC',
        at: "2:61",
        help: "write at: 05:30 UTC for maintenance",
      },
      {
        message: 'maintenance of cache "two" begins at 00:00 UTC, in the same hour as its snapshot at 23:30 UTC',
        at: "3:61",
        help: "write at: 01:30 UTC for maintenance",
      },
      {
        message: 'maintenance of cache "three" begins at 04:00 UTC, in the same hour as its snapshot at 04:00 UTC',
        at: "4:29",
        help: "write at: 06:00 UTC for maintenance",
      },
      {
        message: 'maintenance of cache "four" begins at 01:01 UTC, in the same hour as its snapshot at 02:00 UTC',
        at: "5:30",
        help: "write at: 04:00 UTC for maintenance",
      },
    ],
  );
});

it("accepts hours that follow each other, and no snapshots", () => {
  expectFindings(
    overlappingWindows,
    `
    caches:
      one: { snapshots: { at: "03:00 UTC" }, maintenance: { at: "04:00 UTC" } }
      two: { snapshots: { retention: 0s, at: "04:00 UTC" } }
      three: {}
  `,
    [],
  );
});
