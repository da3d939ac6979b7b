import { it } from "vitest";
import { publicNetworkRange } from "../../../src/compiler/rules/public-network-range.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a network of the internet", () => {
  expectFindings(publicNetworkRange, `network: { cidr: 172.32.0.0/16 }`, [
    {
      message: "network 172.32.0.0/16 is not private",
      at: "1:18",
      help: "choose a network inside 10.0.0.0/8, 172.16.0.0/12, or 192.168.0.0/16",
    },
  ]);
});

it("accepts private networks", () => {
  expectFindings(publicNetworkRange, `network: { cidr: 192.168.0.0/16 }`, []);
});

it("accepts an existing network of any addresses", () => {
  expectFindings(publicNetworkRange, `network: { existing: { cidr: 11.0.0.0/16, zones: {} } }`, []);
});
