import { it } from "vitest";
import { overlappingWindows } from "../../../src/compiler/rules/overlapping-windows.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports hours that have a minute in common, across midnight, too", () => {
  expectFindings(
    overlappingWindows,
    `
    backup: { schedule: { cron: "30 23 * * *" } }
    caches:
      one: { maintenance: { at: "23:00 UTC" } }
      two: { maintenance: { at: "00:00 UTC" } }
  `,
    [
      {
        message: 'maintenance of cache "one" begins at 23:00 UTC, in the same hour as its snapshot at 23:30 UTC',
        at: "3:29",
        help: "write at: 01:30 UTC for maintenance",
      },
      {
        message: 'maintenance of cache "two" begins at 00:00 UTC, in the same hour as its snapshot at 23:30 UTC',
        at: "4:29",
        help: "write at: 01:30 UTC for maintenance",
      },
    ],
  );
});

it("accepts hours that follow each other, and no snapshots", () => {
  expectFindings(
    overlappingWindows,
    `
    caches:
      one: { maintenance: { at: "03:00 UTC" } }
      two: { maintenance: { at: "02:00 UTC" }, backup: { enabled: false, reason: made again } }
      three: {}
  `,
    [],
  );
});
