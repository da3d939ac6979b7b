import { it } from "vitest";
import { invalidNodeCount } from "../../../src/compiler/rules/invalid-node-count.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("proposes the nearest number, of two the larger", () => {
  expectFindings(
    invalidNodeCount,
    `
    databases:
      orders: { nodes: 4 }
      stock: { nodes: 50 }
  `,
    [
      {
        message: 'database "orders" would have 4 nodes, and a cluster has 3, 5, or 7',
        at: "2:20",
        help: "write nodes: 5",
      },
      {
        message: 'database "stock" would have 50 nodes, and a cluster has 3, 5, or 7',
        at: "3:19",
        help: "write nodes: 7",
      },
    ],
  );
});

it("accepts three, five, and seven", () => {
  expectFindings(
    invalidNodeCount,
    `
    databases: { a: { nodes: 3 }, b: { nodes: 5 }, c: { nodes: 7 }, d: {} }
  `,
    [],
  );
});
