import { it } from "vitest";
import { cacheWithoutDataSubnet } from "../../../src/compiler/rules/cache-without-data-subnet.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports zones without a subnet for data", () => {
  expectFindings(
    cacheWithoutDataSubnet,
    `
    network:
      existing:
        zones:
          us-east-1a: { public: subnet-1, private: subnet-2 }
          us-east-1b: { public: subnet-3, private: subnet-4, data: subnet-5 }
    caches:
      sessions: {}
  `,
    [
      {
        message: 'cache "sessions" needs a data subnet in each zone, and zone "us-east-1a" names none',
        at: "4:7",
        help: `add data: with the subnet's id to zone "us-east-1a"`,
        related: [{ message: 'cache "sessions" is declared here', at: "7:3" }],
      },
    ],
  );
});

it("accepts zones with one", () => {
  expectFindings(
    cacheWithoutDataSubnet,
    `
    network: { existing: { zones: { us-east-1a: { data: subnet-1 } } } }
    caches: { sessions: {} }
  `,
    [],
  );
});
