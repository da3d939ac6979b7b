import { it } from "vitest";
import { standbyIsPrimary } from "../../../src/compiler/rules/standby-is-primary.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a standby in the primary region", () => {
  expectFindings(
    standbyIsPrimary,
    `
    regions: { primary: us-east-1, standby: us-east-1 }
  `,
    [
      {
        message: 'the standby region is the primary region, "us-east-1"',
        at: "1:41",
        help: "choose another region for the standby, or remove it",
        related: [{ message: "the primary is chosen here", at: "1:21" }],
      },
    ],
  );
});

it("accepts another region, and none", () => {
  expectFindings(
    standbyIsPrimary,
    {
      platform: `regions: { primary: us-east-1, standby: us-west-2 }`,
      environments: { production: ``, staging: `regions: { standby: null }` },
    },
    [],
  );
});
