import { it } from "vitest";
import { replicationWithoutVersions } from "../../../src/compiler/rules/replication-without-versions.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a replicated bucket that keeps no versions", () => {
  expectFindings(replicationWithoutVersions, "buckets: { files: { versioned: false, standby: replicate } }", [
    {
      message: 'bucket "files" is replicated, but keeps no versions',
      at: "1:48",
      help: "write versioned: true, or standby: none",
      related: [{ message: "versions are turned off here", at: "1:32" }],
    },
  ]);
});

it("accepts a replicated bucket with versions, and one without either", () => {
  expectFindings(
    replicationWithoutVersions,
    "buckets: { files: { standby: replicate }, scratch: { versioned: false } }",
    [],
  );
});
