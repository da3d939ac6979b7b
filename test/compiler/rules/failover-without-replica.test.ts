import { it } from "vitest";
import { failoverWithoutReplica } from "../../../src/compiler/rules/failover-without-replica.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports automatic failover with a single node", () => {
  expectFindings(
    failoverWithoutReplica,
    `
    caches:
      one: { nodes: 1, failover: automatic }
  `,
    [
      {
        message: 'cache "one" shall fail over automatically and has one node',
        at: "2:30",
        help: "write nodes: 2, or failover: none",
      },
    ],
  );
});

it("accepts two nodes, and one that does not fail over", () => {
  expectFindings(
    failoverWithoutReplica,
    `
    caches: { one: { nodes: 1 }, two: { failover: automatic }, three: { nodes: 3, failover: none }, four: {} }
  `,
    [],
  );
});
