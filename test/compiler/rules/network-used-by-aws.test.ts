import { it } from "vitest";
import { networkUsedByAws } from "../../../src/compiler/rules/network-used-by-aws.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports the Docker bridge's network", () => {
  expectFindings(networkUsedByAws, `network: { cidr: 172.17.64.0/18 }`, [
    {
      message: "network 172.17.64.0/18 gets in the way: the Docker bridge of several AWS services has these addresses",
      at: "1:18",
      help: "choose another network, such as 10.0.0.0/16",
    },
  ]);
});

it("accepts its neighbour", () => {
  expectFindings(networkUsedByAws, `network: { cidr: 172.18.0.0/16 }`, []);
});
