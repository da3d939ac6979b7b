import { it } from "vitest";
import { clusterNameCut } from "../../../src/compiler/rules/cluster-name-cut.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports ids that begin alike, and a beginning that ends with a hyphen", () => {
  expectFindings(
    clusterNameCut,
    `
    databases:
      orders-of-all-countries: {}
      orders-of-all-countriess: {}
      orders-of-all-countrie-s: {}
  `,
    [
      {
        message:
          'Atlas calls hosts by the first 23 characters of the id "orders-of-all-countriess", and those of database "orders-of-all-countries" are the same',
        at: "3:3",
        help: "choose a shorter id",
      },
      {
        message:
          'Atlas calls hosts by the first 23 characters of the id "orders-of-all-countrie-s", which end with a hyphen',
        at: "4:3",
      },
    ],
  );
});

it("accepts ids of 23 characters", () => {
  expectFindings(
    clusterNameCut,
    `
    databases:
      orders-of-all-countries: {}
      orders-of-all-companies: {}
  `,
    [],
  );
});
