import { it } from "vitest";
import { repeatedZone } from "../../../src/compiler/rules/repeated-zone.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports the second place of a zone", () => {
  expectFindings(repeatedZone, `network: { availabilityZones: [us-east-1a, us-east-1b, us-east-1a] }`, [
    {
      message: 'zone "us-east-1a" stands twice in the list of availability zones',
      at: "1:56",
      help: "write another zone, or remove the second",
      related: [{ message: "first written here", at: "1:32" }],
    },
  ]);
});

it("accepts different zones", () => {
  expectFindings(repeatedZone, `network: { availabilityZones: [us-east-1b, us-east-1a] }`, []);
});
