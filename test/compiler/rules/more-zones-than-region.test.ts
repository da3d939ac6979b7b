import { it } from "vitest";
import { moreZonesThanRegion } from "../../../src/compiler/rules/more-zones-than-region.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports more zones than the region has", () => {
  expectFindings(
    moreZonesThanRegion,
    `
    regions: { primary: eu-central-1 }
    network: { availabilityZones: 4 }
  `,
    [
      {
        message: '4 availability zones are wanted, but an account sees 3 in "eu-central-1"',
        at: "2:31",
        help: "write 3, or choose another region",
        related: [{ message: "the region is chosen here", at: "1:21" }],
      },
    ],
  );
});

it("accepts as many as it has", () => {
  expectFindings(
    moreZonesThanRegion,
    `regions: { primary: eu-central-1 }
network: { availabilityZones: 3 }`,
    [],
  );
});
