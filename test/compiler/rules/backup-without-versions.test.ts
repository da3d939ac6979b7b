import { it } from "vitest";
import { backupWithoutVersions } from "../../../src/compiler/rules/backup-without-versions.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a bucket that keeps no versions", () => {
  expectFindings(
    backupWithoutVersions,
    `
    buckets:
      one: { versioned: false }
  `,
    [
      {
        message: 'bucket "one" is backed up, but keeps no versions',
        at: "2:21",
        help: "write versioned: true, or backup: { enabled: false, reason: … }",
      },
    ],
  );
});

it("accepts versions, no backups, and leaves replicated ones to their rule", () => {
  expectFindings(
    backupWithoutVersions,
    `
    buckets:
      one: {}
      two: { versioned: false, backup: { enabled: false, reason: made again } }
      three: { versioned: false, standby: replicate }
  `,
    [],
  );
});
