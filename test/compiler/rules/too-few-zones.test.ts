import { it } from "vitest";
import { tooFewZones } from "../../../src/compiler/rules/too-few-zones.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports an existing network in one zone", () => {
  expectFindings(
    tooFewZones,
    `
    network: { existing: { vpc: vpc-1, cidr: 10.0.0.0/16, zones: { us-east-1a: {} } } }
  `,
    [
      {
        message: "the existing network names 1 of at least 2 availability zones",
        at: "1:55",
        help: "add the subnets of another zone",
      },
    ],
  );
});

it("accepts two zones", () => {
  expectFindings(
    tooFewZones,
    `network: { existing: { vpc: vpc-1, cidr: 10.0.0.0/16, zones: { us-east-1a: {}, us-east-1b: {} } } }`,
    [],
  );
});
