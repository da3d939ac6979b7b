import { it } from "vitest";
import { backupRetentionOutOfRange } from "../../../src/compiler/rules/backup-retention-out-of-range.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports more days than the engine keeps, and parts of days", () => {
  expectFindings(
    backupRetentionOutOfRange,
    `
    backup: { retention: 90d, copy: { to: standby, retention: 12h } }
    caches:
      one: {}
      two: { backup: { retention: 60d } }
    databases:
      three: { backup: { retention: 36h } }
    buckets:
      four: { backup: { retention: 40000d } }
  `,
    [
      {
        message: 'backups of cache "one" shall be kept for 90d, but ElastiCache keeps them for whole days, at most 35d',
        at: "1:22",
        help: "write caches: { one: { backup: { retention: 35d } } }, or 35d",
      },
      {
        message:
          'backups of bucket "four" shall be kept for 12h, but AWS Backup keeps them for whole days, at most 36500d',
        at: "1:59",
        help: "write 1d",
      },
      {
        message: 'backups of database "three" shall be kept for 12h, but MongoDB Atlas keeps them for whole days',
        at: "1:59",
        help: "write 1d",
      },
      {
        message: 'backups of cache "two" shall be kept for 60d, but ElastiCache keeps them for whole days, at most 35d',
        at: "4:31",
        help: "write 35d",
      },
      {
        message: 'backups of database "three" shall be kept for 36h, but MongoDB Atlas keeps them for whole days',
        at: "6:33",
        help: "write 2d",
      },
      {
        message:
          'backups of bucket "four" shall be kept for 40000d, but AWS Backup keeps them for whole days, at most 36500d',
        at: "8:32",
        help: "write 36500d",
      },
    ],
  );
});

it("accepts whole days, and what is not backed up", () => {
  expectFindings(
    backupRetentionOutOfRange,
    `
    backup: { retention: 30d }
    caches: { one: { backup: { retention: 35d } }, two: { backup: { retention: 48h } }, three: { backup: { enabled: false, retention: 90d } } }
    databases: { four: { backup: { retention: 3650d } } }
  `,
    [],
  );
});
