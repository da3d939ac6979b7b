import { it } from "vitest";
import { networkSizeOutOfRange } from "../../../src/compiler/rules/network-size-out-of-range.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a network that is too large", () => {
  expectFindings(networkSizeOutOfRange, `network: { cidr: 10.0.0.0/15 }`, [
    { message: "network 10.0.0.0/15 must be between /16 and /22", at: "1:18", help: "write 10.0.0.0/16" },
  ]);
});

it("reports one that is too small", () => {
  expectFindings(networkSizeOutOfRange, `network: { cidr: 10.0.4.0/23 }`, [
    { message: "network 10.0.4.0/23 must be between /16 and /22", at: "1:18", help: "write 10.0.4.0/22" },
  ]);
});

it("accepts the bounds", () => {
  expectFindings(networkSizeOutOfRange, `network: { cidr: 10.0.0.0/22 }`, []);
});
