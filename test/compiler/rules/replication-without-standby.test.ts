import { it } from "vitest";
import { replicationWithoutStandby } from "../../../src/compiler/rules/replication-without-standby.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a replicated bucket where there is no other region", () => {
  expectFindings(
    replicationWithoutStandby,
    {
      platform: `
        regions: { primary: us-east-1, standby: us-west-2 }
        buckets: { files: { standby: replicate } }
      `,
      environments: { development: "regions: { standby: null }", production: "{}" },
    },
    [
      {
        message: 'bucket "files" is replicated, but there is no standby region',
        at: "2:30",
        help: "name a region under regions.standby, or write standby: none",
        environments: ["development"],
      },
    ],
  );
});

it("accepts buckets without a copy", () => {
  expectFindings(replicationWithoutStandby, "{ regions: { primary: us-east-1 }, buckets: { files: {} } }", []);
});
