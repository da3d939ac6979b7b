import { it } from "vitest";
import { unknownZone } from "../../../src/compiler/rules/unknown-zone.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports zones of another region and of none", () => {
  expectFindings(
    unknownZone,
    `
    regions: { primary: us-east-1 }
    network: { availabilityZones: [us-east-1a, us-west-2a, us-east-1z] }
  `,
    [
      {
        message: '"us-west-2a" is no availability zone of "us-east-1", but one of "us-west-2"',
        at: "2:44",
        help: 'write "us-east-1a", or choose from "us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d", "us-east-1e", or "us-east-1f"',
      },
      {
        message: '"us-east-1z" is no availability zone of "us-east-1"',
        at: "2:56",
        help: 'write "us-east-1a", or choose from "us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d", "us-east-1e", or "us-east-1f"',
      },
    ],
  );
});

it("reports zones of an existing network", () => {
  expectFindings(
    unknownZone,
    `
    regions: { primary: us-east-1 }
    network: { existing: { zones: { us-east-1a: {}, us-west-2a: {} } } }
  `,
    [
      {
        message: '"us-west-2a" is no availability zone of "us-east-1", but one of "us-west-2"',
        at: "2:49",
        help: 'write "us-east-1a", or choose from "us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d", "us-east-1e", or "us-east-1f"',
      },
    ],
  );
});

it("accepts zones of the region", () => {
  expectFindings(
    unknownZone,
    `regions: { primary: us-west-2 }
network: { availabilityZones: [us-west-2b, us-west-2a] }`,
    [],
  );
});
